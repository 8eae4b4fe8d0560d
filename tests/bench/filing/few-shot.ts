import { hierarchicalF, type Method } from './streaming';
import { headingOf, type ListedPaper, type ReadingList, seededRandom, shuffled } from './trees';

export interface FewShotScore {
  first: number;
  within3: number;
  hf: number;
}

/**
 * The whole tree is known, with `given` papers under each heading (0: only headings). The remaining papers are placed,
 * each independently. With `waiting`, they are in the library while the others are placed, without a topic.
 */
export function fewShot(
  tree: ReadingList,
  method: Method,
  given: number,
  seed: number,
  waiting: boolean,
): FewShotScore | null {
  const session = method.begin();
  const opened = new Set<string>();
  for (const path of tree.papers.flatMap(({ places }) => places)) {
    if (opened.has(headingOf(path))) continue;
    opened.add(headingOf(path));
    session.open(path);
  }
  const filed = new Map<string, number>();
  const rest: ListedPaper[] = [];
  for (const paper of shuffled(tree.papers, seededRandom(seed))) {
    const path = paper.places[0] as string[];
    const count = filed.get(headingOf(path)) ?? 0;
    if (count < given) {
      session.file(paper, path);
      filed.set(headingOf(path), count + 1);
    } else rest.push(paper);
  }
  if (rest.length === 0) return null;
  if (waiting) for (const paper of rest) session.wait?.(paper);
  const score = { first: 0, within3: 0, hf: 0 };
  for (const paper of rest) {
    const { ranked, node } = session.answer(paper);
    const truths = new Set(paper.places.map(headingOf));
    score.first += Number(truths.has(ranked[0]?.heading ?? '')) / rest.length;
    score.within3 += Number(ranked.slice(0, 3).some(({ heading }) => truths.has(heading))) / rest.length;
    score.hf += Math.max(...paper.places.map((path) => hierarchicalF(node, path))) / rest.length;
  }
  return score;
}
