import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const docs = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'lib/engine/DESIGN.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];

describe.each(docs)('%s', (doc) => {
  const text = readFileSync(doc, 'utf8');

  it('names files that are there', () => {
    const named = [
      ...text.matchAll(/`((?:lib|components|entrypoints|tests|public|docs|training)\/[\w./-]+\.\w+)`/g),
    ];
    expect(named.flatMap(([, path = '']) => (existsSync(path) ? [] : [path]))).toEqual([]);
  });

  it('quotes names of tests that are there', () => {
    const quoted = [...text.matchAll(/`([\w./-]+\.test\.ts)` \("([^"]+)"\)/g)];
    const missing = quoted.filter(([, path = '', name = '']) => !readFileSync(path, 'utf8').includes(name));
    expect(missing.map(([quote]) => quote)).toEqual([]);
  });
});
