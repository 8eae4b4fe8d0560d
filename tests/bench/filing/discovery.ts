import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import { createEngine } from '@/lib/engine';
import { filedPaper, topicEvent } from './papertree';
import { headingOf, type ListedPaper, type ReadingList, seededRandom, shuffled } from './trees';
import type { Vectors } from './vectors';

export interface DiscoveryScore {
  /** Number of hidden headings with four papers or more. */
  hidden: number;
  /** Number of them that match a proposal: F1 of its papers at least 0.5. */
  found: number;
  proposed: number;
  /** Number of proposals in which one hidden heading has most of the papers. */
  pure: number;
  /** Number of found headings that were proposed directly under the nearest existing ancestor. */
  rightParent: number;
  /** Share of the hidden headings' papers that the engine does not file without asking. */
  held: number;
  /** The same share of the known headings' papers, with the same settings. */
  heldKnown: number;
}

const SMALLEST = 4;

/**
 * Half of the headings are known, with four fifths of their papers. The remaining fifth and the papers of the hidden
 * headings arrive in random order, and nobody answers questions. The papers that the engine does not file are its
 * evidence for new topics.
 */
export function discover(tree: ReadingList, vectors: Vectors, seed: number): DiscoveryScore {
  const engine = createEngine({ dimensions: vectors.dimensions });
  const random = seededRandom(seed);
  const headings = [
    ...new Map(tree.papers.map(({ places: [path] }) => [headingOf(path as string[]), path as string[]])),
  ];
  const known = new Set(
    shuffled(headings, random)
      .slice(0, Math.ceil(headings.length / 2))
      .map(([key]) => key),
  );
  const topics = new Set<string>();
  const first = (paper: ListedPaper) => paper.places[0] as string[];
  for (const [key, path] of headings)
    if (known.has(key))
      path.forEach((_, depth) => {
        const upTo = path.slice(0, depth + 1);
        if (topics.has(headingOf(upTo))) return;
        topics.add(headingOf(upTo));
        engine.apply(topicEvent(upTo, topics.size, vectors));
      });

  const arriving: ListedPaper[] = [];
  const file = (paper: ListedPaper, topicId: Place, madeBy: 'person' | 'program') =>
    engine.apply({
      type: 'filed',
      paper: filedPaper(paper, vectors),
      topicId,
      also: [],
      madeBy,
      rejected: [],
    });
  for (const paper of shuffled(tree.papers, random))
    if (known.has(headingOf(first(paper))) && random() < 0.8)
      file(paper, headingOf(first(paper)) as TopicId, 'person');
    else arriving.push(paper);
  const held = { hidden: 0, known: 0 };
  const count = { hidden: 0, known: 0 };
  for (const paper of arriving) {
    const { topicId } = engine.place(filedPaper(paper, vectors));
    file(paper, topicId, 'program');
    const kind = known.has(headingOf(first(paper))) ? 'known' : 'hidden';
    count[kind]++;
    held[kind] += Number(topicId === 'unsorted');
  }

  const hidden = headings
    .filter(([key]) => !known.has(key))
    .map(([key, path]) => ({
      path,
      papers: new Set(
        tree.papers.filter((paper) => headingOf(first(paper)) === key).map(({ id }) => id as PaperId),
      ),
    }))
    .filter(({ papers }) => papers.size >= SMALLEST);
  const proposals = engine.propose().flatMap((one) => (one.type === 'new-topic' ? [one] : []));
  const score = { hidden: hidden.length, found: 0, proposed: proposals.length, pure: 0, rightParent: 0 };
  for (const proposal of proposals)
    score.pure += Number(
      hidden.some(({ papers }) => shared(proposal.papers, papers) > proposal.papers.length / 2),
    );
  for (const { path, papers } of hidden) {
    const match = proposals.find(
      (one) => (2 * shared(one.papers, papers)) / (one.papers.length + papers.size) >= 0.5,
    );
    if (!match) continue;
    score.found++;
    let above = path.slice(0, -1);
    while (above.length > 0 && !topics.has(headingOf(above))) above = above.slice(0, -1);
    score.rightParent += Number((match.parentId ?? '') === headingOf(above));
  }
  return {
    ...score,
    held: held.hidden / Math.max(1, count.hidden),
    heldKnown: held.known / Math.max(1, count.known),
  };
}

function shared(papers: PaperId[], of: Set<PaperId>): number {
  return papers.filter((id) => of.has(id)).length;
}
