import type { PaperId, TopicId } from '@/lib/domain/ids';
import { buildTree, createEngine, type Engine, type FiledPaper, restoreEngine } from '@/lib/engine';
import { simdRows } from '@/lib/simd/simd-rows';
import { topicEvent } from './papertree';
import { headingOf, type ReadingList, seededRandom } from './trees';
import type { Vectors } from './vectors';

/** Times in milliseconds, memory in megabytes. */
export interface TimeScore {
  place: number;
  /** Per paper, in a batch of a hundred. */
  placeBatch: number;
  /** A person's move of a paper, and the next placement, which must take it into account. */
  correct: number;
  restore: number;
  memory: number;
}

/** Number of rounds, of which the fastest is reported: other work on the machine can only slow them down. */
const ROUNDS = 7;

/**
 * Measures a library of any size. Its papers are those of the trees with slightly changed vectors; its topics are the
 * trees' headings, under as many branches as the square root of their number.
 */
export function measureTime(
  trees: ReadingList[],
  vectors: Vectors,
  papers: number,
  topics: number,
): TimeScore {
  const pile = makePapers(trees, vectors);
  const real = trees.flatMap((tree) => tree.papers);
  const paths = Array.from({ length: topics }, (_, i) => {
    const source = real[(i * 37) % real.length];
    return [`Branch ${i % Math.ceil(Math.sqrt(topics))}`, `${source?.places[0]?.at(-1) ?? ''} ${i}`];
  });
  let engine: Engine | null = createEngine({ dimensions: vectors.dimensions, makeByteRows: simdRows });
  const made = new Set<string>();
  for (const path of paths)
    path.forEach((name, depth) => {
      const upTo = path.slice(0, depth + 1);
      if (made.has(headingOf(upTo))) return;
      made.add(headingOf(upTo));
      const known = real[(made.size * 37) % real.length]?.places[0]?.at(-1) ?? name;
      engine?.apply(topicEvent(upTo, made.size, { ...vectors, name: () => vectors.name(known) }));
    });
  const file = (i: number, topic: number) =>
    engine?.apply({
      type: 'filed',
      paper: pile(i),
      topicId: headingOf(paths[topic % topics] as string[]) as TopicId,
      also: [],
      madeBy: 'person',
      rejected: [],
    });
  for (let i = 0; i < papers; i++) file(i, Math.floor((i % real.length) / (real.length / topics)));

  const queries = Array.from({ length: 100 }, (_, i) => ({ ...pile(i * 91), id: `query:${i}` as PaperId }));
  const place = (i: number) => engine?.place(queries[i % 100] as FiledPaper);
  const score = {
    place: least(() => median(queries.slice(0, 30).map((_, i) => timed(() => place(i))))),
    placeBatch:
      least(() =>
        timed(() => {
          for (let i = 0; i < 100; i++) place(i);
        }),
      ) / 100,
    correct: least((round) =>
      median(
        queries.slice(0, 5).map((_, i) =>
          timed(() => {
            file(round * 40 + i * 7, i * 13 + round);
            place(i);
          }),
        ),
      ),
    ),
    restore: timed(() => engine && restoreEngine(engine.snapshot(), simdRows)),
  };
  const memoryWith = usedMemory();
  engine = null;
  return { ...score, memory: (memoryWith - usedMemory()) / 2 ** 20 };
}

/** Milliseconds to build a whole tree for this many papers. */
export function measureBuild(trees: ReadingList[], vectors: Vectors, papers: number): { build: number } {
  const paper = makePapers(trees, vectors);
  const pile = Array.from({ length: papers }, (_, i) => paper(i));
  return { build: timed(() => buildTree(pile)) };
}

function makePapers(trees: ReadingList[], vectors: Vectors): (i: number) => FiledPaper {
  const random = seededRandom(1);
  const real = trees.flatMap((tree) => tree.papers);
  return (i) => {
    const source = real[i % real.length] as (typeof real)[number];
    return {
      id: `made:${i}` as PaperId,
      vector: vectors.paper(source).map((x) => x + (random() - 0.5) * 0.05),
      title: source.title,
      abstract: `${source.abstract} ${i}th`,
      categories: [],
      keywords: [],
    };
  };
}

/**
 * Milliseconds of processor time on one core, without other work on the machine, if the work is long enough to measure.
 */
function timed(work: () => unknown): number {
  const cpu = process.cpuUsage();
  const started = performance.now();
  work();
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return elapsed < 20 ? elapsed : Math.min(elapsed, (user + system) / 1000);
}

function least(measure: (round: number) => number): number {
  return Math.min(...Array.from({ length: ROUNDS }, (_, round) => measure(round)));
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;
}

/** Bytes of heap and buffers after two garbage collections: buffers are freed in the second. */
function usedMemory(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
