import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { type MinedText, titleCase } from './phrases-of-papers';
import { knownPhrases } from './phrases-of-reference';

/**
 * A phrase can name a group if at least `FEWEST_TITLES` titles and `TITLE_SHARE` of the group's titles contain it.
 */
const FEWEST_TITLES = 3;
const TITLE_SHARE = 0.3;
/**
 * That share must also be this many times the share of the other titles; otherwise the phrase names what all are
 * about.
 */
const LIFT = 2.5;

/** A phrase that fits a group as its name. */
export interface PhraseName {
  /** Index of the group. */
  group: number;
  name: string;
  /** How well it fits: higher for phrases of more words, in more of the group's titles and in fewer of the others. */
  score: number;
}

/** Phrases of the reference that fit the groups as names, the clearest first. */
export function phraseNames(
  reference: ReferenceTopics,
  groups: MinedText[][],
  elsewhere: MinedText[],
): PhraseName[] {
  const { matcher, names } = knownPhrases(reference);
  const counts = groups.map((group) => countPhrases(group, matcher));
  const inAll = new Map<number, number>();
  for (const of of [...counts, countPhrases(elsewhere, matcher)])
    for (const [phrase, count] of of) inAll.set(phrase, (inAll.get(phrase) ?? 0) + count);
  const total = groups.reduce((sum, group) => sum + group.length, elsewhere.length);
  const fitting = counts.flatMap((of, group) => {
    const size = groups[group]?.length ?? 1;
    return [...of].flatMap(([phrase, count]) => {
      const share = count / size;
      const outside = ((inAll.get(phrase) as number) - count) / Math.max(1, total - size);
      if (count < FEWEST_TITLES || share < TITLE_SHARE || share < LIFT * outside) return [];
      const name = asWritten(names[phrase] as string, groups[group] ?? []);
      return [{ group, name, score: share * Math.log(share / (outside + 0.05)) * name.split(' ').length }];
    });
  });
  return fitting.sort((a, b) => b.score - a.score || a.group - b.group);
}

function countPhrases(
  texts: MinedText[],
  matcher: ReturnType<typeof knownPhrases>['matcher'],
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { title } of texts)
    for (const phrase of matcher.find(title)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return counts;
}

/** The phrase as most of the titles spell it, written as a heading: "RAG" rather than "Rag". */
function asWritten(phrase: string, texts: MinedText[]): string {
  const pattern = new RegExp(`\\b${phrase.split(/[ -]/).map(escaped).join('[ -]')}\\b`, 'i');
  const counts = new Map<string, number>();
  for (const { title } of texts) {
    const [found] = pattern.exec(title) ?? [];
    if (found) counts.set(titleCase(found), (counts.get(titleCase(found)) ?? 0) + 1);
  }
  const [written = phrase] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return written;
}

function escaped(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}
