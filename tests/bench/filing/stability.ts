import type { TopicId } from '@/lib/domain/ids';
import { createEngine } from '@/lib/engine';
import { filedPaper, topicEvent } from './papertree';
import { headingOf, type ReadingList, seededRandom, shuffled } from './trees';
import type { Vectors } from './vectors';

export interface StabilityScore {
  /** Share of the untouched papers whose place changes after 100 further papers were filed. */
  moved: number;
}

const FURTHER = 100;
const PROBED = 100;

/** Measures how many places of other papers change when a person files 100 papers. `null` for short lists. */
export function measureStability(tree: ReadingList, vectors: Vectors, seed: number): StabilityScore | null {
  const papers = shuffled(tree.papers, seededRandom(seed));
  if (papers.length < FURTHER + 2 * PROBED) return null;
  const engine = createEngine({ dimensions: vectors.dimensions });
  const topics = new Set<string>();
  for (const path of papers.flatMap(({ places }) => places))
    path.forEach((_, depth) => {
      const upTo = path.slice(0, depth + 1);
      if (topics.has(headingOf(upTo))) return;
      topics.add(headingOf(upTo));
      engine.apply(topicEvent(upTo, topics.size, vectors));
    });
  const first = (index: number) => headingOf(papers[index]?.places[0] ?? []);
  const file = (index: number) => {
    const paper = papers[index];
    if (!paper) return;
    engine.apply({
      type: 'filed',
      paper: filedPaper(paper, vectors),
      topicId: first(index) as TopicId,
      also: [],
      madeBy: 'person',
      rejected: [],
    });
  };
  const probed = Array.from({ length: PROBED }, (_, i) => i);
  const known = Array.from({ length: papers.length - PROBED - FURTHER }, (_, i) => PROBED + i);
  const further = Array.from({ length: FURTHER }, (_, i) => papers.length - FURTHER + i);
  const answers = () =>
    probed.map((i) => engine.place(filedPaper(papers[i] as (typeof papers)[number], vectors)));
  for (const i of known) file(i);
  const before = answers();
  // Untouched: the program files them where it would, and is asked again later.
  probed.forEach((i) => {
    const [paper, topicId] = [papers[i], before[i]?.chosen];
    if (paper && topicId)
      engine.apply({
        type: 'filed',
        paper: filedPaper(paper, vectors),
        topicId,
        also: [],
        madeBy: 'program',
        rejected: [],
      });
  });
  for (const i of further) file(i);
  const after = answers();
  return {
    moved: probed.filter((i) => before[i]?.chosen !== after[i]?.chosen).length / PROBED,
  };
}
