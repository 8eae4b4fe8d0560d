import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import { singular, wordsOf } from '@/lib/engine/text/words';
import { referenceNames } from './reference-names';

/** Longest name, in words. */
const LONGEST = 3;
/** A phrase in a title says what a paper is about; one in the abstract confirms it. */
const TITLE_WEIGHT = 3;
/** Abstracts that are read of each group: the titles say nearly all. */
const MOST_ABSTRACTS = 40;
/** Longer phrases are rarer, and better names: what one of one, two, three words counts. */
const LENGTH_BONUS = [1, 1.7, 1.9];
/**
 * What `1 + inside / average` must exceed for a phrase to count: near 2 it is as common everywhere. 1 and 1.8 were
 * tried with the bonus at power 1 and 1.5 on the lists up to 160 papers; overlaps lay between 0.19 and 0.21.
 */
const COMMON = 1.8;
/** Words of titles that name no topic. */
const noNames = new Set(
  `improving towards toward enhancing exploring rethinking revisiting understanding learning-based efficient effective
  better simple general better large small new learning model system framework task performance datum data analysis
  evaluating investigating unlocking unleashing empowering leveraging making beyond need good bad free all do does
  can one two three case high low fast open real end end-to-end via application challenge problem toolkit technique
  introduction language llm`.split(/\s+/),
);

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

/**
 * Names each group by the topic of the reference that its papers are about, or else by a short phrase from their titles
 * that many of them share and the other groups do not (class-based TF-IDF over phrases of one to three words). No two
 * names are alike.
 */
export function nameTopics(
  groups: NamedText[][],
  { elsewhere = [], avoid = [], reference = null }: NamingContext = {},
): string[] {
  const stems = new Map<string, string>();
  const counted = groups.map((group) => countPhrases(group, stems));
  const everywhere = new Map<string, number>();
  for (const phrases of [...counted, countPhrases(elsewhere, stems)])
    for (const [key, { weight }] of phrases) everywhere.set(key, (everywhere.get(key) ?? 0) + weight);
  const total = groups.reduce((sum, group) => sum + group.length, elsewhere.length);

  const scored = counted.map((phrases, i) =>
    scorePhrases(phrases, groups[i]?.length ?? 0, everywhere, total),
  );
  const taken = new Set(avoid.map((name) => nameKey(wordsOf(name))));
  const names = groups.map(() => '');
  if (reference) {
    for (const { group, name } of referenceNames(reference, groups)) {
      const key = nameKey(wordsOf(name));
      if (names[group] || taken.has(key)) continue;
      names[group] = name;
      taken.add(key);
    }
  }
  // The clearest name is given first, so that a vaguer group does not take it away.
  const order = scored
    .map((_, i) => i)
    .sort((a, b) => (scored[b]?.[0]?.score ?? 0) - (scored[a]?.[0]?.score ?? 0));
  for (const i of order) {
    if (names[i]) continue;
    const best = scored[i]?.find(({ key }) => !taken.has(nameKey(key.split(' '))));
    if (best) taken.add(nameKey(best.key.split(' ')));
    names[i] = best ? surfaceOf(best.phrase) : `Topic ${i + 1}`;
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

interface Phrase {
  /** Papers that hold it, those with it in the title counting `TITLE_WEIGHT`. */
  weight: number;
  titles: number;
  length: number;
  surfaces: Map<string, number>;
}

function scorePhrases(
  phrases: Map<string, Phrase>,
  size: number,
  everywhere: Map<string, number>,
  total: number,
) {
  return (
    [...phrases]
      .map(([key, phrase]) => {
        const inside = phrase.weight / size;
        const average = (everywhere.get(key) as number) / total;
        const bonus = LENGTH_BONUS[phrase.length - 1] as number;
        const score = bonus * inside * Math.log((1 + inside / average) / COMMON);
        return { key, phrase, score, isShared: phrase.titles > 1 };
      })
      // What one title alone says names a group only where nothing better is left.
      .sort(
        (a, b) => Number(b.isShared) - Number(a.isShared) || b.score - a.score || (a.key < b.key ? -1 : 1),
      )
      .slice(0, 50)
  );
}

function countPhrases(group: NamedText[], stems: Map<string, string>): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  const count = ({ surface, key }: Candidate, weight: number) => {
    const phrase = phrases.get(key) ?? { weight: 0, titles: 0, length: surface.length, surfaces: new Map() };
    phrase.weight += weight;
    phrase.titles += Number(weight === TITLE_WEIGHT);
    const text = surface.join(' ');
    phrase.surfaces.set(text, (phrase.surfaces.get(text) ?? 0) + 1);
    phrases.set(key, phrase);
  };
  const inTitle = group.map(
    ({ title }) => new Set(once(phrasesOf(title, stems), (phrase) => count(phrase, TITLE_WEIGHT))),
  );
  // Only a phrase of some title can be a name, so that the abstracts are asked for those alone.
  group.slice(0, MOST_ABSTRACTS).forEach(({ abstract }, i) => {
    once(
      phrasesOf(abstract, stems).filter(({ key }) => phrases.has(key) && !inTitle[i]?.has(key)),
      (phrase) => count(phrase, 1),
    );
  });
  return phrases;
}

/** Calls `take` with the first phrase of each key; answers with the keys. */
function once(candidates: Candidate[], take: (phrase: Candidate) => void): string[] {
  const first = new Map<string, Candidate>();
  for (const phrase of candidates) if (!first.has(phrase.key)) first.set(phrase.key, phrase);
  for (const phrase of first.values()) take(phrase);
  return [...first.keys()];
}

/** A run of words that may be a name. */
export interface Candidate {
  /** The words as the text writes them. */
  surface: string[];
  /** Its stems. */
  key: string;
}

/**
 * Runs of one to three words that neither punctuation nor a stop word breaks, fit to be a heading.
 * @param stems Of the words met so far; added to.
 */
export function phrasesOf(text: string, stems: Map<string, string>): Candidate[] {
  const phrases: Candidate[] = [];
  for (const clause of text.split(/[^\p{L}\p{N}\s-]+/u)) {
    const words = clause.split(/\s+/).filter(Boolean);
    const keys = words.map((word) => stemOf(word, stems));
    for (let start = 0; start < words.length; start++)
      for (let size = 1; size <= LONGEST && start + size <= words.length; size++) {
        if (!keys[start + size - 1]) break;
        const surface = words.slice(start, start + size);
        if (isHeading(surface)) phrases.push({ surface, key: keys.slice(start, start + size).join(' ') });
      }
  }
  return phrases;
}

/** The stem by which a word is counted, kept in `stems`; empty where it can be in no heading. */
function stemOf(word: string, stems: Map<string, string>): string {
  let found = stems.get(word);
  if (found === undefined) {
    found = /^[\d.,-]+$|^-|-$/.test(word) ? '' : (wordsOf(word)[0] ?? '');
    stems.set(word, found);
  }
  return found;
}

function isHeading(phrase: string[]): boolean {
  const words = phrase.map((word) => singular(word.toLowerCase()));
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  // An adverb, a participle, an adjective ("Hierarchical") waits for its noun.
  if (
    words.every((word) => noNames.has(word)) ||
    /(?:ly|ed|ical|ential)$|^(?:large|small|new|good|high|low|fast|open|real|general)$/.test(last)
  )
    return false;
  // "Improving Reasoning" is the start of a sentence, "Continual Learning" a heading.
  return !(words.length > 1 && (/ing$/.test(first) || noNames.has(first)) && first !== 'learning');
}

/** The commonest way to write it, as a heading. */
function surfaceOf(phrase: Phrase): string {
  const [surface = ''] = [...phrase.surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return titleCase(surface);
}

/** Each word with a capital; words that hold capitals of their own keep them. */
export function titleCase(phrase: string): string {
  return phrase
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
