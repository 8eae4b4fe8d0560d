import type { ListedPaper, ReadingList } from './trees';
import { headingOf, seededRandom, shuffled } from './trees';

/** A method's answer about one paper. */
export interface Answer {
  /** Existing headings, likeliest first, also where the method would have asked; `confidence` where it has one. */
  ranked: { heading: string; confidence: number | null }[];
  /** The node that it chose, as a path from the top; an inner node is allowed. */
  node: string[];
  /** Whether it would have asked the person. */
  asked: boolean;
}

/** One tree as a method sees it: headings open one by one, papers are filed where they truly belong. */
export interface Session {
  answer(paper: ListedPaper): Answer;
  open(path: string[]): void;
  file(paper: ListedPaper, path: string[]): void;
  /** A paper that is in the library and in no topic yet, for methods that make use of such. */
  wait?(paper: ListedPaper): void;
}

export interface Method {
  name: string;
  begin(): Session;
}

/** Means over the papers of one tree. */
export interface StreamingScore {
  first: number;
  within3: number;
  hf: number;
  asked: number;
  /** Filed without asking, and wrongly. */
  wrong: number;
  actsPer100: number;
  /** Of every scored paper: how sure the first suggestion was, and whether it was right. */
  calibration: { confidence: number; right: boolean }[];
}

/**
 * Papers arrive in random order at an empty tree. One that opens a heading is the person's act; every other is
 * answered for, then filed under the first of its true headings that exists.
 */
export function stream(tree: ReadingList, method: Method, seed: number): StreamingScore {
  const session = method.begin();
  const open = new Set<string>();
  const score: StreamingScore = {
    first: 0,
    within3: 0,
    hf: 0,
    asked: 0,
    wrong: 0,
    actsPer100: 0,
    calibration: [],
  };
  let scored = 0;
  let acts = 0;
  const papers = shuffled(tree.papers, seededRandom(seed));
  for (const paper of papers) {
    const place = paper.places.find((path) => open.has(headingOf(path)));
    if (place) {
      const { ranked, node, asked } = session.answer(paper);
      const truths = new Set(paper.places.map(headingOf));
      const right = truths.has(ranked[0]?.heading ?? '');
      const filedRight = truths.has(headingOf(node));
      scored++;
      score.first += Number(right);
      score.within3 += Number(ranked.slice(0, 3).some(({ heading }) => truths.has(heading)));
      score.hf += Math.max(...paper.places.map((path) => hierarchicalF(node, path)));
      score.asked += Number(asked);
      score.wrong += Number(!asked && !filedRight);
      acts += Number(asked || !filedRight);
      const confidence = ranked[0]?.confidence;
      if (confidence != null) score.calibration.push({ confidence, right });
    } else acts++;
    const path = place ?? (paper.places[0] as string[]);
    if (!open.has(headingOf(path))) {
      open.add(headingOf(path));
      session.open(path);
    }
    session.file(paper, path);
  }
  for (const key of ['first', 'within3', 'hf', 'asked', 'wrong'] as const) score[key] /= Math.max(1, scored);
  score.actsPer100 = (100 * acts) / Math.max(1, papers.length);
  return score;
}

/** F1 of the nodes on both paths, the root left out. */
export function hierarchicalF(chosen: string[], truth: string[]): number {
  let shared = 0;
  while (shared < chosen.length && shared < truth.length && chosen[shared] === truth[shared]) shared++;
  return (2 * shared) / (chosen.length + truth.length);
}

/**
 * Expected calibration error in ten bins of equal width: how far confidence and share of right answers lie
 * apart, weighted by the bins. Every tree weighs the same, however long.
 */
export function calibrationError(trees: { confidence: number; right: boolean }[][]): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
  const counted = trees.filter((answers) => answers.length > 0);
  for (const answers of counted)
    for (const { confidence, right } of answers) {
      const bin = bins[Math.min(9, Math.floor(confidence * 10))] as (typeof bins)[number];
      bin.confidence += confidence / answers.length;
      bin.right += Number(right) / answers.length;
    }
  return (
    bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / Math.max(1, counted.length)
  );
}
