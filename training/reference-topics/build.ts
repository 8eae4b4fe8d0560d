/**
 * `npm run reference-topics -- FILE…`: makes the reference topics of the bundled model from `topics.txt` and files of
 * papers, a line of JSON each with `title` and `abstract` (`.jsonl`, or `.jsonl.xz` where `xz` is installed). A topic's
 * vector is the mean of the papers whose titles hold one of its phrases, and of its own words.
 */
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Embedder } from '@/lib/embedding/embedder';
import { readModelFiles } from '@/lib/embedding/models/model-files';
import { paperText } from '@/lib/embedding/paper-text';
import { createStaticEmbedder } from '@/lib/embedding/static/static-embedder';
import { PhraseMatcher } from '@/lib/engine/reference/phrase-matcher';
import type { ReferenceTopic } from '@/lib/engine/reference/reference-topics';
import { quantizeVectors, writeReferenceTopics } from '@/lib/engine/reference/reference-topics-file';
import { unit } from '@/lib/vectors/float-vectors';
import { readTopics } from './read-topics';

interface CorpusPaper {
  title: string;
  abstract: string;
}

const modelFolder = 'public/models/papertree-static/';
/** Papers by which a topic is known, at most; more move its vector no further. */
const MOST_PAPERS = 300;
/** The topic's own words count as this many papers: some topics have hardly any. */
const OWN_WORDS = 5;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('npm run reference-topics -- FILE…');
  process.exit(2);
}
const topics = readTopics(readFileSync('training/reference-topics/topics.txt', 'utf8'));
const papers = await collectPapers(topics, files);
const embedder = createStaticEmbedder(
  await readModelFiles('papertree-static', async (path) => {
    return new Uint8Array(readFileSync(`${modelFolder}${path}`));
  }),
);
writeFileSync(`${modelFolder}reference-topics.json`, writeReferenceTopics(topics));
writeFileSync(
  `${modelFolder}reference-topics.bin`,
  quantizeVectors(await topicVectors(embedder, topics, papers)),
);
const few = topics.filter((_, row) => (papers[row]?.length ?? 0) < 20).map(({ name }) => name);
console.log(`${topics.length} topics. Fewer than 20 papers: ${few.join(', ')}`);

/** Papers of each topic, evenly picked from the files. */
async function collectPapers(of: ReferenceTopic[], from: string[]): Promise<CorpusPaper[][]> {
  const finder = new PhraseMatcher();
  of.forEach(({ phrases }, row) => {
    for (const phrase of phrases) finder.add(phrase, row);
  });
  const kept = of.map((): CorpusPaper[] => []);
  const seen = of.map(() => 0);
  for (const file of from)
    for await (const line of createInterface({ input: openFile(file) })) {
      const { title, abstract } = JSON.parse(line) as CorpusPaper;
      if (!title || !abstract) continue;
      for (const row of finder.find(title)) {
        const count = (seen[row] = (seen[row] ?? 0) + 1);
        // Reservoir sampling, by a fixed multiplicative hash instead of chance: the same files, the same topics.
        const at = count <= MOST_PAPERS ? count - 1 : (Math.imul(count, 0x9e3779b1) >>> 0) % count;
        const own = kept[row];
        if (own && at < MOST_PAPERS) own[at] = { title, abstract };
      }
    }
  return kept;
}

function openFile(file: string): Readable {
  return file.endsWith('.xz') ? spawn('xz', ['-dc', file]).stdout : createReadStream(file);
}

/** A row a topic, of length 1. */
async function topicVectors(
  { embed, model }: Embedder,
  of: ReferenceTopic[],
  known: CorpusPaper[][],
): Promise<Float32Array> {
  const { dimensions } = model;
  const words = await embed(of.map(({ name, phrases }) => [name, ...phrases].join('. ')));
  const rows = new Float32Array(of.length * dimensions);
  for (const [row, paperList] of known.entries()) {
    const sum = new Float64Array(dimensions);
    const add = (vector: Float32Array, times: number) => {
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + times * (vector[i] as number);
    };
    for (const vector of await embed(paperList.map((paper) => paperText(paper, model)))) add(vector, 1);
    add(words[row] as Float32Array, OWN_WORDS);
    rows.set(unit(sum, dimensions), row * dimensions);
  }
  return rows;
}
