import { wordsOf } from '@/lib/engine/text/words';
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
  /** The topics that it offers as choices; the first three of `ranked` where it does not say. */
  offered?: string[];
  /** The new topic that it offers, where it offers one; `parent` is a path from the top, empty for the top itself. */
  newTopic?: { name: string | null; parent: string[] } | null;
}

/** One tree as a method sees it: headings open one by one, papers are filed where they truly belong. */
export interface Session {
  answer(paper: ListedPaper): Answer;
  /** The same of papers that wait together, for methods that let them tell of each other. */
  answerTogether?(papers: ListedPaper[]): Answer[];
  open(path: string[]): void;
  file(paper: ListedPaper, path: string[]): void;
  /** A paper that is in the library and in no topic yet, for methods that make use of such. */
  wait?(paper: ListedPaper): void;
}

export interface Method {
  name: string;
  begin(): Session;
}

/** Means over the papers of one tree: of those whose heading was there, and at the end of all. */
export interface StreamingScore {
  first: number;
  within3: number;
  hf: number;
  /** Filed without asking, and wrongly. */
  wrong: number;
  actsPer100: number;
  /** Of every paper whose heading was there: how sure the first suggestion was, and whether it was right. */
  calibration: { confidence: number; right: boolean }[];
  /** Of all papers: put to the person. */
  asked: number;
  /** Of all papers: filed without asking under a topic that is not its own, as every one that opens a heading is. */
  silentlyWrong: number;
  /**
   * Acts a paper beyond the save itself, for a person who looks. None where one of the first three topics is right, or
   * where the new topic offered has the heading's parent and name; else one for a pick from the whole tree (of the
   * topic, or of the parent), and one for typing a name. Of a path that is new from the middle on, the parent is the
   * deepest topic that is there, and the path is typed at once.
   */
  actsBeyondSave: number;
  /** Of the papers that open a heading: a new topic was offered; it was offered under the right parent. */
  newOffered: number;
  newParent: number;
  /** Of the papers whose heading was there: a new topic was offered all the same. */
  newNeedless: number;
}

/**
 * Papers arrive in random order at an empty tree. The method is asked about every one, also about one that opens a
 * heading; then it is filed under the first of its true headings that exists, or a new one.
 */
export function stream(tree: ReadingList, method: Method, seed: number): StreamingScore {
  const session = method.begin();
  const open = new Set<string>();
  const score: StreamingScore = {
    first: 0,
    within3: 0,
    hf: 0,
    wrong: 0,
    actsPer100: 0,
    calibration: [],
    asked: 0,
    silentlyWrong: 0,
    actsBeyondSave: 0,
    newOffered: 0,
    newParent: 0,
    newNeedless: 0,
  };
  let known = 0;
  const papers = shuffled(tree.papers, seededRandom(seed));
  for (const paper of papers) {
    const place = paper.places.find((path) => open.has(headingOf(path)));
    const answer = session.answer(paper);
    score.asked += Number(answer.asked);
    if (place) {
      known++;
      addKnown(score, paper, answer);
    } else addNew(score, paper.places[0] as string[], answer, open);
    const path = place ?? (paper.places[0] as string[]);
    if (!open.has(headingOf(path))) {
      open.add(headingOf(path));
      session.open(path);
    }
    session.file(paper, path);
  }
  const opened = papers.length - known;
  for (const key of ['first', 'within3', 'hf', 'wrong', 'newNeedless'] as const)
    score[key] /= Math.max(1, known);
  for (const key of ['newOffered', 'newParent'] as const) score[key] /= Math.max(1, opened);
  for (const key of ['asked', 'silentlyWrong', 'actsBeyondSave'] as const)
    score[key] /= Math.max(1, papers.length);
  score.actsPer100 = (100 * score.actsPer100) / Math.max(1, papers.length);
  return score;
}

/** A paper whose heading is there: any of its places is right. */
function addKnown(score: StreamingScore, paper: ListedPaper, answer: Answer): void {
  const { ranked, node, asked, newTopic } = answer;
  const firstThree = ranked.slice(0, 3).map(({ heading }) => heading);
  const truths = new Set(paper.places.map(headingOf));
  const right = truths.has(ranked[0]?.heading ?? '');
  const isOffered = (answer.offered ?? firstThree).some((heading) => truths.has(heading));
  const filedWrong = !truths.has(headingOf(node));
  score.first += Number(right);
  score.within3 += Number(firstThree.some((heading) => truths.has(heading)));
  score.hf += Math.max(...paper.places.map((path) => hierarchicalF(node, path)));
  score.wrong += Number(!asked && filedWrong);
  score.silentlyWrong += Number(!asked && filedWrong);
  score.actsPer100 += Number(asked || filedWrong);
  score.actsBeyondSave += Number(!isOffered);
  score.newNeedless += Number(newTopic != null);
  const confidence = ranked[0]?.confidence;
  if (confidence != null) score.calibration.push({ confidence, right });
}

/** A paper that opens a heading. */
function addNew(score: StreamingScore, path: string[], answer: Answer, open: Set<string>): void {
  const { asked, newTopic } = answer;
  const topics = new Set(
    [...open].flatMap((heading) => {
      const names = heading.split('\u0000');
      return names.map((_, depth) => headingOf(names.slice(0, depth + 1)));
    }),
  );
  let depth = path.length - 1;
  while (depth > 0 && !topics.has(headingOf(path.slice(0, depth)))) depth--;
  const parentIsRight = newTopic != null && headingOf(newTopic.parent) === headingOf(path.slice(0, depth));
  const named = depth === path.length - 1 && newTopic?.name && isSameName(newTopic.name, path.at(-1) ?? '');
  score.silentlyWrong += Number(!asked);
  score.actsPer100++;
  score.actsBeyondSave += Number(!parentIsRight) + Number(!named);
  score.newOffered += Number(newTopic != null);
  score.newParent += Number(parentIsRight);
}

/** Whether nobody would type the second name where the first was offered: the same words, whatever their forms. */
function isSameName(offered: string, heading: string): boolean {
  const words = (name: string) => [...new Set(wordsOf(name))].sort().join(' ');
  return words(offered) === words(heading);
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
