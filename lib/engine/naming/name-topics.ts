import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { wordsOf } from '@/lib/engine/text/words';
import { minedPhrases } from './mined-phrases';
import { phraseNames } from './phrase-names';
import { type ReferenceName, referenceNames } from './reference-names';

/** What a group is named from. */
export interface NamedText {
  title: string;
  /** Empty where it is not at hand. */
  abstract: string;
  vector: Float32Array;
}

export interface NamingContext {
  /** Papers of the library in none of the groups, to tell the groups from. */
  elsewhere?: NamedText[];
  /** Names that are taken. */
  avoid?: string[];
  /** Names that people give; where it has none for a group, one is mined from the titles. */
  reference?: ReferenceTopics | null;
}

/** A name that could be given to a group. */
export type GroupName = Pick<ReferenceName, 'group' | 'name'>;

/** A mined phrase of two words or more is good where this many titles hold it and this share of them, */
const FEWEST_TITLES = 3;
const TITLE_SHARE = 0.15;
/** and a single word where most titles hold it, which few of the other groups do. */
const WORD_SHARE = 0.5;
const WORD_LIFT = 2;

/**
 * Names each group, no two alike: by the topic of the reference that its papers are about, else by a phrase of the
 * reference that many titles of the group hold and few of the others, else by a phrase that is mined from the titles, else
 * by a topic of the reference that fits less well.
 * @returns `null` for a group that has none of these.
 */
export function goodNames(groups: NamedText[][], context: NamingContext = {}): (string | null)[] {
  return giveNames(groups, context, false);
}

/** As `goodNames`, and the best phrase that there is where the titles share none that makes a name. */
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
  // The clearest name is given first, so that a vaguer group does not take it away.
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

/** What names that are alike share: "Robot Manipulation" and "Robotic Manipulation" are one name. */
export function nameKey(stems: string[]): string {
  return stems
    .map((stem) => stem.slice(0, 5))
    .sort()
    .join(' ');
}
