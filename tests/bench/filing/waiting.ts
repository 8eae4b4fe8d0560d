import { hierarchicalF, type Method } from './streaming';
import { headingOf, type ReadingList, seededRandom, shuffled } from './trees';

/** Means over the waiting papers whose heading exists, as in the streaming section. */
export interface WaitingScore {
  first: number;
  within3: number;
  hf: number;
}

/** Number of papers that the extension places together. */
const BATCH = 500;

/**
 * The situation after an import: a person has filed a share of the list, and all the rest is in the library without a
 * topic. It is placed one by one, or together. `null` if no waiting paper has an existing heading.
 */
export function placeWaiting(
  tree: ReadingList,
  method: Method,
  seed: number,
  { share, together }: { share: number; together: boolean },
): WaitingScore | null {
  const session = method.begin();
  const papers = shuffled(tree.papers, seededRandom(seed));
  const count = Math.ceil(share * papers.length);
  const open = new Set<string>();
  for (const paper of papers.slice(0, count)) {
    const path = paper.places.find((place) => open.has(headingOf(place))) ?? (paper.places[0] as string[]);
    if (!open.has(headingOf(path))) session.open(path);
    open.add(headingOf(path));
    session.file(paper, path);
  }
  const waiting = papers.slice(count);
  for (const paper of waiting) session.wait?.(paper);
  const score = { first: 0, within3: 0, hf: 0 };
  let known = 0;
  for (let at = 0; at < waiting.length; at += BATCH) {
    const batch = waiting.slice(at, at + BATCH);
    const answers = (together && session.answerTogether?.(batch)) || batch.map(session.answer);
    for (const [i, { places }] of batch.entries()) {
      const truths = new Set(places.map(headingOf).filter((heading) => open.has(heading)));
      if (truths.size === 0) continue;
      known++;
      const { ranked = [], node = [] } = answers[i] ?? {};
      const isRight = ranked.map(({ heading }) => truths.has(heading));
      score.first += Number(isRight[0] ?? false);
      score.within3 += Number(isRight.slice(0, 3).includes(true));
      score.hf += Math.max(...places.map((path) => hierarchicalF(node, path)));
    }
  }
  if (known === 0) return null;
  return { first: score.first / known, within3: score.within3 / known, hf: score.hf / known };
}
