/**
 * `npm run bench:search` measures words and vectors in node, without a browser; docs/performance.md explains the
 * figures.
 */
// Must come before any import that reads the database.
import 'fake-indexeddb/auto';

import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { PapertreeDatabase } from '@/lib/db/database';
import { UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { LibraryIndex } from '@/lib/search/index/library-index';
import { termsOfPaper } from '@/lib/search/index/paper-texts';
import { textFields } from '@/lib/search/index/word-index/fields';
import { parseQuery } from '@/lib/search/query/parse-query';
import { IndexStore } from '@/lib/search/worker/index-store';
import { simdRows } from '@/lib/simd/simd-rows';
import { type MakeByteRows, plainRows } from '@/lib/vectors/byte-rows';
import { seededRandom } from '@/tests/bench/filing/trees';
import { readPapers } from './papers';

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '1000,10000,50000,100000' },
    corpus: { type: 'string' },
    minisearch: { type: 'boolean' },
  },
});
const WIDTH = 256;
/** Queries that are typed letter by letter. */
const TYPED = [
  'agent memory',
  'graph neural network',
  'gpt4',
  'multiagent',
  'how do agents remember things',
  'tranformers',
];
const progress = { seq: 0, isWhole: true, model: 'random@1' };

for (const papers of options.papers.split(',')) await measure(readPapers(Number(papers), options.corpus));

async function measure(papers: Paper[]): Promise<void> {
  const figures: Record<string, number> = {};
  const vectors = randomVectors(papers.length);
  const rowOf = new Map(papers.map(({ id }, row) => [id, row]));
  const db = new PapertreeDatabase(`bench-${papers.length}`);
  const open = (store: IndexStore, makeByteRows: MakeByteRows) =>
    new LibraryIndex(
      {
        papers: async (ids) => ids.map((id) => papers[rowOf.get(id) ?? -1]),
        vectors: async (ids) => ids.map((id) => vectorOf(vectors, rowOf.get(id) ?? 0)),
        chunk: (segment, chunk) => store.chunk(segment, chunk),
        filterTexts: (block) => store.filterTexts(block),
      },
      makeByteRows,
    );
  const store = new IndexStore(db);
  const before = usedMemory();
  let index: LibraryIndex | null = open(store, plainRows);
  figures['build, ms a paper'] =
    (await timed(() => build(index as LibraryIndex, papers, vectors))) / papers.length;
  figures['store, ms'] = await timed(() => store.save(index as LibraryIndex, progress));
  figures['memory once stored, MB'] = usedMemory() - before;
  index = null;

  const reopened = new IndexStore(db);
  const later = open(reopened, simdRows);
  figures['open what is stored, ms'] = await timed(() => reopened.open(later, 1));
  figures['first key press after that, ms'] = await timed(() => ask(later, 'agen'));
  const presses: number[] = [];
  for (const typed of TYPED)
    for (let length = 1; length <= typed.length; length++)
      presses.push(await timed(() => ask(later, typed.slice(0, length))));
  figures['a key press, median, ms'] = quantile(presses, 0.5);
  figures['a key press, 95 %, ms'] = quantile(presses, 0.95);
  figures['a key press, slowest, ms'] = Math.max(...presses);
  figures['read the vectors, ms'] = await timed(() => reopened.readVectors(later));
  Object.assign(figures, await measureVectors(later, vectors, papers.length));
  figures['memory with all of it read, MB'] = usedMemory() - before;
  if (options.minisearch) Object.assign(figures, await measureMiniSearch(papers));
  await db.delete();
  console.log(`\n${papers.length} papers`);
  for (const [what, figure] of Object.entries(figures))
    console.log(`  ${what.padEnd(44)} ${figure.toFixed(2)}`);
}

async function build(index: LibraryIndex, papers: Paper[], vectors: Float32Array): Promise<void> {
  index.expectVectors(WIDTH);
  for (const [row, paper] of papers.entries()) {
    const placement = { paperId: paper.id, topicId: UNSORTED, madeBy: 'program', at: 0 } as const;
    index.put(paper, { ...placement, also: [], confidence: null, reason: null, ranked: [], rejected: [] });
    index.putVector(paper.id, vectorOf(vectors, row));
    if (row % 500 === 0) await index.words.compact();
  }
  await index.words.compact();
}

function ask(index: LibraryIndex, typed: string) {
  return index.search({ query: parseQuery(typed), within: null, meaning: null, limit: 1_000 });
}

/** The scan alone, and the share of the nearest papers that are among those compared again at full precision. */
async function measureVectors(
  { vectors: index }: LibraryIndex,
  vectors: Float32Array,
  papers: number,
): Promise<Record<string, number>> {
  const times: number[] = [];
  let [found, candidates] = [0, 0];
  const queries = 20;
  for (let query = 0; query < queries; query++) {
    const asked = vectorOf(vectors, (query * 37) % papers).map((x, at) => x + ((at * 7) % 5) / 40 - 0.05);
    let cosines = new Float32Array(0);
    times.push(
      await timed(async () => {
        cosines = index.compare(asked, papers) as Float32Array<ArrayBuffer>;
      }),
    );
    const full = Array.from({ length: papers }, (_, row) => dot(asked, vectorOf(vectors, row)));
    const nearest = [...full.keys()].sort((a, b) => (full[b] as number) - (full[a] as number)).slice(0, 30);
    const last = [...cosines].sort((a, b) => b - a)[29] as number;
    const isCandidate = (row: number) => (cosines[row] as number) >= last - 2 * index.slack;
    found += nearest.filter(isCandidate).length / nearest.length / queries;
    candidates += full.filter((_, row) => isCandidate(row)).length / queries;
  }
  return {
    'compare with all vectors, median, ms': quantile(times, 0.5),
    'recall of the 30 nearest': found,
    'papers compared again in full': candidates,
  };
}

async function measureMiniSearch(papers: Paper[]): Promise<Record<string, number>> {
  const before = usedMemory();
  const mini = new MiniSearch({
    fields: [...textFields],
    tokenize: (text) => text.split(' '),
    processTerm: (word) => word || null,
    searchOptions: { combineWith: 'AND', prefix: true },
  });
  const time = await timed(async () => {
    for (const paper of papers) {
      const terms = termsOfPaper(paper);
      mini.add({
        id: paper.id,
        ...Object.fromEntries(textFields.map((field) => [field, terms[field].join(' ')])),
      });
    }
  });
  const memory = usedMemory() - before;
  const presses: number[] = [];
  for (const typed of TYPED)
    for (let length = 1; length <= typed.length; length++)
      presses.push(await timed(async () => mini.search(typed.slice(0, length))));
  const text = JSON.stringify(mini);
  return {
    'MiniSearch: build, ms a paper': time / papers.length,
    'MiniSearch: memory, MB': memory,
    'MiniSearch: a key press, median, ms': quantile(presses, 0.5),
    'MiniSearch: a key press, 95 %, ms': quantile(presses, 0.95),
    'MiniSearch: load what it stored, ms': await timed(async () =>
      MiniSearch.loadJSON(text, { fields: [...textFields] }),
    ),
  };
}

/** Unit vectors around as many centres as the square root of their number. */
function randomVectors(count: number): Float32Array {
  const random = seededRandom(2);
  const centres = Math.ceil(Math.sqrt(count));
  const vectors = new Float32Array(count * WIDTH);
  for (let row = 0; row < count; row++) {
    let square = 0;
    const ofCentre = seededRandom(row % centres);
    for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++) {
      vectors[at] = ofCentre() - 0.5 + (random() - 0.5);
      square += (vectors[at] as number) ** 2;
    }
    for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++)
      vectors[at] = (vectors[at] as number) / Math.sqrt(square);
  }
  return vectors;
}

function vectorOf(vectors: Float32Array, row: number): Float32Array {
  return vectors.subarray(row * WIDTH, (row + 1) * WIDTH);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < WIDTH; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/**
 * Milliseconds, of processor time if that is less than elapsed time, so that other work on the machine is not counted.
 */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return Math.min(elapsed, (user + system) / 1000);
}

function quantile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[
    Math.min(times.length - 1, Math.floor(share * times.length))
  ] as number;
}

/** Megabytes of heap and buffers after two garbage collections: buffers are freed in the second. */
function usedMemory(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}
