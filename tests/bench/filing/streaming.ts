import { wordsOf } from '@/lib/engine/text/split-into-words';
import type { ListedPaper, ReadingList } from './trees';
import { headingOf, seededRandom, shuffled } from './trees';

/** A method's answer for one paper. */
export interface Answer {
  /** Existing headings, the likeliest first, also if the method would have asked; `confidence` if it has one. */
  ranked: { heading: string; confidence: number | null }[];
  /** The chosen node, as a path from the top; inner nodes are allowed. */
  node: string[];
  /** Whether the method would have asked the person. */
  asked: boolean;
  /** The topics that it offers as choices; by default the first three of `ranked`. */
  offered?: string[];
  /** The new topic that it offers, if any; `parent` is a path from the top, empty for the top itself. */
  newTopic?: { name: string | null; parent: string[] } | null;
}

/** A tree as a method sees it: headings open one by one, and papers are filed where they truly belong. */
export interface Session {
  answer(paper: ListedPaper): Answer;
  /** Answers for papers that wait together, for methods that use one waiting paper for another. */
  answerTogether?(papers: ListedPaper[]): Answer[];
  open(path: string[]): void;
  file(paper: ListedPaper, path: string[]): void;
  /** Adds a paper to the library without a topic, for methods that use such papers. */
  wait?(paper: ListedPaper): void;
}

export interface Method {
  name: string;
  begin(): Session;
}

/** Means over the papers of one tree: first over those whose heading existed, then over all papers. */
export interface StreamingScore {
  first: number;
  within3: number;
  hf: number;
  /** Filed wrongly without asking. */
  wrong: number;
  actsPer100: number;
  /** For every paper whose heading existed: the confidence of the first suggestion, and whether it was correct. */
  calibration: { confidence: number; right: boolean }[];
  /** Of all papers: the person was asked. */
  asked: number;
  /**
   * Of all papers: filed without asking under a wrong topic; this includes every paper that opens a heading and is
   * filed.
   */
  silentlyWrong: number;
  /**
   * Acts per paper beyond the save itself, for a person who checks every paper. None if one of the first three topics
   * is correct, or if the offered new topic has the parent and the name of the heading. Otherwise one for choosing a
   * topic or parent from the whole tree, and one for typing a name. If several levels of a path are new, the parent is
   * the deepest existing topic, and the path is typed at once.
   */
  actsBeyondSave: number;
  /** Of the papers that open a heading: a new topic was offered, and it was offered under the correct parent. */
  newOffered: number;
  newParent: number;
  /** Of the papers whose heading existed: a new topic was offered without need. */
  newNeedless: number;
}

/**
 * Papers arrive in random order, starting with an empty tree. The method is asked about each, also about those that
 * open a heading. The paper is then filed under the first of its true headings that exists, or under a new one.
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

/** Scores a paper whose heading exists: any of its places is correct. */
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

/** Scores a paper that opens a heading. */
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

/** Whether a person would accept the first name for the second: the same words in any form. */
function isSameName(offered: string, heading: string): boolean {
  const words = (name: string) => [...new Set(wordsOf(name))].sort().join(' ');
  return words(offered) === words(heading);
}

/** F1 of the nodes on both paths, without the root. */
export function hierarchicalF(chosen: string[], truth: string[]): number {
  let shared = 0;
  while (shared < chosen.length && shared < truth.length && chosen[shared] === truth[shared]) shared++;
  return (2 * shared) / (chosen.length + truth.length);
}

/**
 * Expected calibration error in ten bins of equal width: the difference between the mean confidence and the share of
 * correct answers, averaged with the bins' weights. Every tree has the same weight, whatever its length.
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
