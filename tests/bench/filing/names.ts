import type { ReferenceTopics } from '@/lib/engine';
import { type NamedText, nameTopics } from '@/lib/engine/naming/name-topics';
import { wordsOf } from '@/lib/engine/text/split-into-words';
import { headingOf, type ReadingList } from './trees';
import type { Vectors } from './vectors';

/** How well names that are made from papers match the person's headings: F1 of their stems. */
export interface NameScore {
  papertree: number;
  /** Names without the reference topics. */
  mined: number;
  /** Names of the three words with the highest c-TF-IDF (Grootendorst 2022). */
  classTfIdf: number;
}

const SMALLEST = 3;

/** Scores the names of all headings with three papers or more, each contrasted with all others of its tree. */
export function scoreNames(tree: ReadingList, vectors: Vectors, reference: ReferenceTopics): NameScore {
  const groups = new Map<string, { name: string; papers: NamedText[] }>();
  for (const paper of tree.papers) {
    const { title, abstract, places } = paper;
    const path = places[0] as string[];
    const group = groups.get(headingOf(path)) ?? { name: path.at(-1) ?? '', papers: [] };
    group.papers.push({ title, abstract, vector: vectors.paper(paper) });
    groups.set(headingOf(path), group);
  }
  const named = [...groups.values()].filter(({ papers }) => papers.length >= SMALLEST);
  const groupsToName = named.map(({ papers }) => papers);
  const names = nameTopics(groupsToName, { reference });
  const mined = nameTopics(groupsToName);
  const baseline = classTfIdf(
    named.map(({ papers }) => papers.map((paper) => `${paper.title}. ${paper.abstract}`)),
  );
  const mean = (of: string[]) =>
    named.reduce((sum, { name }, i) => sum + overlap(of[i] ?? '', name), 0) / Math.max(1, named.length);
  return {
    papertree: mean(names),
    mined: mean(mined),
    classTfIdf: mean(baseline),
  };
}

function overlap(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const both = [...left].filter((word) => right.has(word)).length;
  return left.size + right.size > 0 ? (2 * both) / (left.size + right.size) : 0;
}

function classTfIdf(groups: string[][]): string[] {
  const counted = groups.map((texts) => {
    const counts = new Map<string, number>();
    for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const everywhere = new Map<string, number>();
  for (const counts of counted)
    for (const [word, count] of counts) everywhere.set(word, (everywhere.get(word) ?? 0) + count);
  const average = [...everywhere.values()].reduce((sum, x) => sum + x, 0) / Math.max(1, groups.length);
  return counted.map((counts) =>
    [...counts]
      .map(([word, count]) => ({ word, score: count * Math.log(1 + average / (everywhere.get(word) ?? 1)) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 3)
      .map(({ word }) => word)
      .join(' '),
  );
}
