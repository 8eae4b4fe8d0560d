import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { wordsOf } from '@/lib/engine/text/split-into-words';
import { phraseNames } from './names-from-phrases';
import { type ReferenceName, referenceNames } from './names-from-reference';
import { minedPhrases } from './phrases-of-papers';

/** A paper as naming reads it. */
export interface NamedText {
  title: string;
  /** Empty if it is not available. */
  abstract: string;
  vector: Float32Array;
}

export interface NamingContext {
  /** Papers of the library outside the groups, from which the names distinguish the groups. */
  elsewhere?: NamedText[];
  /** Names that are taken. */
  avoid?: string[];
  /** Topics with names that people give. If none fits a group, a name is mined from the titles. */
  reference?: ReferenceTopics | null;
}

/** A name that could be given to a group. */
export type GroupName = Pick<ReferenceName, 'group' | 'name'>;

/**
 * A mined phrase of two words or more is a good name if at least `FEWEST_TITLES` titles and `TITLE_SHARE` of the
 * group's titles contain it.
 */
const FEWEST_TITLES = 3;
const TITLE_SHARE = 0.15;
/**
 * A single word is a good name if `WORD_SHARE` of the titles contain it and it is `WORD_LIFT` times as frequent in
 * the group as in all texts.
 */
const WORD_SHARE = 0.5;
const WORD_LIFT = 2;

/**
 * Names each group, with no two names alike. In order of preference: a topic of the reference that its papers are
 * about; a phrase of the reference that many titles of the group and few of the others contain; a phrase mined from
 * the titles; a topic of the reference that fits less well.
 * @returns `null` for a group that has none of these.
 */
export function goodNames(groups: NamedText[][], context: NamingContext = {}): (string | null)[] {
  return giveNames(groups, context, false);
}

/** As `goodNames`, but a group without a good name gets the best phrase available. */
export function nameTopics(groups: NamedText[][], context: NamingContext = {}): string[] {
  return giveNames(groups, context, true).map((name, i) => name ?? `Topic ${i + 1}`);
}

function giveNames(
  groups: NamedText[][],
  { elsewhere = [], avoid = [], reference = null }: NamingContext,
  everyGroup: boolean,
): (string | null)[] {
  const names = groups.map((): string | null => null);
  const taken = new Set(avoid.map((name) => nameKey(wordsOf(name))));
  const give = (offers: GroupName[]) => {
    for (const { group, name } of offers) {
      const key = nameKey(wordsOf(name));
      if (names[group] || taken.has(key)) continue;
      names[group] = name;
      taken.add(key);
    }
  };
  const ofReference = reference ? referenceNames(reference, groups) : [];
  const giveReference = (wanted: ReferenceName['fit']) =>
    give(ofReference.filter(({ fit }) => fit === wanted));
  giveReference('sure');
  if (reference) give(phraseNames(reference, groups, elsewhere));
  const mined = minedPhrases(groups, elsewhere).flatMap((phrases, group) =>
    phrases.map((phrase) => ({ group, ...phrase, share: phrase.titles / (groups[group]?.length ?? 1) })),
  );
  // The clearest name is given first, so that a vaguer group does not take it.
  mined.sort((a, b) => b.score - a.score);
  give(
    mined.filter(
      ({ length, titles, share }) => length > 1 && titles >= FEWEST_TITLES && share >= TITLE_SHARE,
    ),
  );
  give(
    mined.filter(
      ({ titles, share, lift }) => titles >= FEWEST_TITLES && share >= WORD_SHARE && lift >= WORD_LIFT,
    ),
  );
  giveReference('weak');
  if (everyGroup) {
    give(mined.filter(({ length, titles, isBroad }) => length > 1 && titles > 1 && !isBroad));
    giveReference('faint');
    give(mined.filter(({ titles, isBroad }) => titles > 1 && !isBroad));
    give(mined);
  }
  return names;
}

/** A key that similar names share: "Robot Manipulation" and "Robotic Manipulation" are one name. */
export function nameKey(stems: string[]): string {
  return stems
    .map((stem) => stem.slice(0, 5))
    .sort()
    .join(' ');
}
