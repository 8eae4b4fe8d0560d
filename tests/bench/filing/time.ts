import type { PaperId, TopicId } from '@/lib/domain/ids';
import { buildTree, createEngine, type FiledPaper, restoreEngine } from '@/lib/taxonomy';
import { topicEvent } from './papertree';
import { headingOf, type ReadingList, seededRandom } from './trees';
import type { Vectors } from './vectors';

/** Milliseconds, medians over the repeats; megabytes. */
export interface TimeScore {
  papers: number;
  topics: number;
  place: number;
  /** Each of a hundred. */
  placeBatch: number;
  correct: number;
  restore: number;
  build: number | null;
  memory: number;
}

/**
 * A library of any size, made of the trees' papers with each vector moved a little and some words swapped, in
 * topics made of the trees' headings.
 */
export function measureTime(
  trees: ReadingList[],
  vectors: Vectors,
  papers: number,
  topics: number,
  build: boolean,
): TimeScore {
  const random = seededRandom(1);
  const real = trees.flatMap((tree) => tree.papers);
  const memoryBefore = usedMemory();
  const engine = createEngine({ dimensions: vectors.dimensions });
  const paths = Array.from({ length: topics }, (_, i) => {
    const source = real[(i * 37) % real.length];
    return [`Branch ${i % Math.ceil(Math.sqrt(topics))}`, `${source?.places[0]?.at(-1) ?? ''} ${i}`];
  });
  const made = new Set<string>();
  for (const path of paths)
    path.forEach((name, depth) => {
      const upTo = path.slice(0, depth + 1);
      if (made.has(headingOf(upTo))) return;
      made.add(headingOf(upTo));
      const known = real[(made.size * 37) % real.length]?.places[0]?.at(-1) ?? name;
      engine.apply(topicEvent(upTo, made.size, { ...vectors, name: () => vectors.name(known) }));
    });
  const paper = (i: number): FiledPaper => {
    const source = real[i % real.length] as (typeof real)[number];
    const vector = vectors.paper(source).map((x) => x + (random() - 0.5) * 0.05);
    return {
      id: `made:${i}` as PaperId,
      vector,
      title: source.title,
      abstract: `${source.abstract} ${i}th`,
      categories: [],
      keywords: [],
    };
  };
  const file = (i: number, topic: number) =>
    engine.apply({
      type: 'filed',
      paper: paper(i),
      topicId: headingOf(paths[topic % topics] as string[]) as TopicId,
      also: [],
      madeBy: 'person',
      rejected: [],
    });
  for (let i = 0; i < papers; i++) file(i, Math.floor((i % real.length) / (real.length / topics)));
  const memory = (usedMemory() - memoryBefore) / 2 ** 20;

  const queries = Array.from({ length: 100 }, (_, i) => ({ ...paper(i * 91), id: `query:${i}` as PaperId }));
  engine.place(queries[0] as FiledPaper);
  const place = median(queries.slice(0, 30).map((query) => timed(() => engine.place(query))));
  const placeBatch =
    timed(() => {
      for (const query of queries) engine.place(query);
    }) / 100;
  // The answer after a correction has to take it into account: both are the correction's time.
  const correct = median(
    queries.slice(0, 20).map((query, i) =>
      timed(() => {
        file(i * 7, i * 13);
        engine.place(query);
      }),
    ),
  );
  const snapshot = engine.snapshot();
  const restore = timed(() => restoreEngine(snapshot));
  const pile = build ? Array.from({ length: papers }, (_, i) => paper(i)) : [];
  return {
    papers,
    topics,
    place,
    placeBatch,
    correct,
    restore,
    build: build ? timed(() => buildTree(pile)) : null,
    memory,
  };
}

/** Milliseconds on one core: what else runs on the machine is not counted, where it takes long enough to show. */
function timed(work: () => unknown): number {
  const cpu = process.cpuUsage();
  const started = performance.now();
  work();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return wall < 20 ? wall : Math.min(wall, (user + system) / 1000);
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;
}

function usedMemory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
