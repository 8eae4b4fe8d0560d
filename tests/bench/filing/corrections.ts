import type { TopicId } from '@/lib/domain/ids';
import { createEngine } from '@/lib/engine';
import { filedPaper, topicEvent } from './papertree';
import { headingOf, type ListedPaper, type ReadingList, seededRandom, shuffled } from './trees';
import type { Vectors } from './vectors';

/** Shares of correct first suggestions, for the same papers, without and with the corrections of one heading. */
export interface CorrectionScore {
  /** Papers of headings whose papers the corrections did not change. */
  untouchedWithout: number;
  untouchedWith: number;
  /** Papers of the heading to which the corrections moved papers. */
  touchedWithout: number;
  touchedWith: number;
  /** Share of the untouched papers whose first suggestion changed. */
  changed: number;
}

const ARRIVING = 100;
const PROBED = 100;

/**
 * Measures the effect of corrections at the corrected heading and elsewhere. The program files 100 papers in order.
 * Then, for each heading, the papers that should be filed there are moved there, suggestions for the probes are
 * requested, and the papers are moved back. Both answers concern the same papers in a tree of the same size, because
 * growth of the tree in between would look like a side effect. Returns `null` for lists that are too short, or without
 * wrongly filed papers.
 */
export function measureCorrections(
  tree: ReadingList,
  vectors: Vectors,
  seed: number,
): CorrectionScore | null {
  const papers = shuffled(tree.papers, seededRandom(seed));
  if (papers.length < ARRIVING + 2 * PROBED) return null;
  const engine = createEngine({ dimensions: vectors.dimensions });
  const topics = new Set<string>();
  for (const path of papers.flatMap(({ places }) => places))
    path.forEach((_, depth) => {
      const upTo = path.slice(0, depth + 1);
      if (topics.has(headingOf(upTo))) return;
      topics.add(headingOf(upTo));
      engine.apply(topicEvent(upTo, topics.size, vectors));
    });
  const file = (paper: ListedPaper, topic: string, madeBy: 'person' | 'program') =>
    engine.apply({
      type: 'filed',
      paper: filedPaper(paper, vectors),
      topicId: topic as TopicId,
      also: [],
      madeBy,
      rejected: [],
    });
  const placesOf = (paper: ListedPaper) => new Set(paper.places.map(headingOf));
  const place = (paper: ListedPaper) => engine.place(filedPaper(paper, vectors));

  const probes = papers.slice(0, PROBED);
  for (const paper of papers.slice(PROBED, -ARRIVING))
    file(paper, headingOf(paper.places[0] ?? []), 'person');
  const wrong = papers.slice(-ARRIVING).flatMap((paper) => {
    const from: string = place(paper).chosen ?? '';
    file(paper, from, 'program');
    return placesOf(paper).has(from) ? [] : [{ paper, from, to: headingOf(paper.places[0] ?? []) }];
  });
  const firsts = () => probes.map((paper) => place(paper).ranked[0]?.topicId ?? '');
  const without = firsts();
  const counts = { untouched: 0, untouchedWithout: 0, untouchedWith: 0, changed: 0 };
  const gains = { touched: 0, touchedWithout: 0, touchedWith: 0 };
  for (const heading of new Set(wrong.map(({ to }) => to))) {
    const moved = wrong.filter(({ to }) => to === heading);
    const touched = new Set(moved.flatMap(({ from, to }) => [from, to]));
    for (const { paper, to } of moved) file(paper, to, 'person');
    const after = firsts();
    for (const { paper, from } of moved) file(paper, from, 'program');
    probes.forEach((paper, i) => {
      const truths = placesOf(paper);
      const [rightBefore, rightAfter] = [truths.has(without[i] as string), truths.has(after[i] as string)];
      if (truths.has(heading)) {
        gains.touched++;
        gains.touchedWithout += Number(rightBefore);
        gains.touchedWith += Number(rightAfter);
      } else if (![...truths].some((one) => touched.has(one))) {
        counts.untouched++;
        counts.untouchedWithout += Number(rightBefore);
        counts.untouchedWith += Number(rightAfter);
        counts.changed += Number(without[i] !== after[i]);
      }
    });
  }
  if (counts.untouched === 0 || gains.touched === 0) return null;
  return {
    untouchedWithout: counts.untouchedWithout / counts.untouched,
    untouchedWith: counts.untouchedWith / counts.untouched,
    touchedWithout: gains.touchedWithout / gains.touched,
    touchedWith: gains.touchedWith / gains.touched,
    changed: counts.changed / counts.untouched,
  };
}
