import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ModelFiles, readModelFiles } from '@/lib/embedding/models/model-files';
import { paperText } from '@/lib/embedding/paper-text';
import { createStaticEmbedder } from '@/lib/embedding/static/static-embedder';

const folder = resolve('public/models/papertree-static');
const papers: { title: string; abstract: string }[] = JSON.parse(
  readFileSync(resolve('tests/pages/papers.json'), 'utf8'),
);
const files: ModelFiles = await readModelFiles(
  'papertree-static',
  async (path) => new Uint8Array(readFileSync(resolve(folder, path))),
);
const embedder = createStaticEmbedder(files);

describe('the bundled model', () => {
  it('weighs at most 12 MB and makes vectors of 256 numbers', () => {
    const bytes = Object.values(files.bytes).reduce((sum, file) => sum + file.length, 0);
    expect(bytes).toBeLessThan(12e6);
    expect(embedder.model.dimensions).toBe(256);
  });

  it('finds the abstract of nearly every title', async () => {
    const titles = await embedder.embed(papers.map(({ title }) => title));
    const abstracts = await embedder.embed(papers.map(({ abstract }) => abstract));
    const found = titles.filter((title, own) => {
      const similarities = abstracts.map((abstract) => dot(title, abstract));
      return similarities.indexOf(Math.max(...similarities)) === own;
    });
    expect(found.length / papers.length).toBeGreaterThan(0.9);
  });

  it('gives a vector of unit length for what it can read, and zeros for what it cannot', async () => {
    const unread = [
      '',
      '😀',
      '\ud800',
      '瓷器的历史，以及其他。',
      '深層学習による画像認識',
      '딥러닝 기반 이미지 인식',
      'Глубокое обучение для распознавания речи',
      'Νευρωνικά δίκτυα και μάθηση',
      'الشبكات العصبية العميقة',
      '基于 BERT 的图像识别研究（2023）',
      'x'.repeat(100_000),
    ];
    const read = ['\\frac{a}{b}', 'Memory', '图 memory', 'a b '.repeat(50_000)];
    for (const vector of await embedder.embed(unread)) expect(vector.every((x) => x === 0)).toBe(true);
    for (const vector of await embedder.embed([
      ...read,
      ...papers.map((paper) => paperText(paper, embedder.model)),
    ])) {
      expect(Math.sqrt(dot(vector, vector))).toBeCloseTo(1, 5);
    }
  });
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0);
}
