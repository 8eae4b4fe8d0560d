import { singular, wordsOf } from '@/lib/engine/text/split-into-words';

/** Maximum length of a name, in words. */
const LONGEST = 3;
/**
 * Weight of a phrase in a title, which says what a paper is about. In an abstract, where it only confirms that, it
 * weighs 1.
 */
const TITLE_WEIGHT = 3;
/** Number of abstracts that are read for each group: the titles say nearly everything. */
const MOST_ABSTRACTS = 40;
/** Factors for phrases of one, two and three words: longer phrases are rarer and make better names. */
export const LENGTH_BONUS = [1, 1.7, 1.9];
/**
 * The value that `1 + inside / average` must exceed for a phrase to count: near 2 it is as common everywhere else.
 * 1 and 1.8 were tried, with the bonus at power 1 and 1.5, on the lists of up to 160 papers; overlaps lay between
 * 0.19 and 0.21.
 */
const COMMON = 1.8;
/**
 * A phrase that is part of the same longer phrase in this share of its titles is no name: "Large Language" of "…
 * Models".
 */
const PART_SHARE = 0.8;
/**
 * Words that neither begin a name nor are one: verbs of titles, adjectives that fit every topic, words without a
 * subject.
 */
const noStarts = new Set(
  `improve improves improving improved augment augments boost boosting enhance towards toward enhancing enhanced exploring rethinking revisiting understanding learning-based
  efficient effective better simple general large small new good bad high low fast real empowering leveraging making beyond
  evaluating evaluate investigating unlocking unleashing need free all do does can one two three case massive comprehensive
  advanced complex smaller larger automatic novel practical unified scalable robust adaptive different multiple various
  another full modern current existing open end-to-end via introduction already starts only self end safe help`.split(
    /\s+/,
  ),
);
/** Words that are not a name on their own. */
const empty = new Set(
  `learning model system framework task performance datum data analysis application challenge problem toolkit technique
  language llm research ai agent agentic method user information knowledge world action environment generation training
  tuning inference experience project network structure effect return measurement estimation reference ref member chatgpt
  gpt-4 mind skill web software generator domain representation context token collapse product label feature program layer
  human question answer material creator`.split(/\s+/),
);
/** Words that are a name on their own only if most titles of the group contain them. */
const broad = new Set(
  `survey review overview benchmark benchmarking dataset evaluation tool prompt image video text safety defense attack
  alignment memory search planning detection recognition transformer scaling simulation workflow`.split(
    /\s+/,
  ),
);
/** Kinds of papers, which headings name in the plural. */
const kinds = /^(?:survey|review|benchmark|dataset)$/i;

/** A text whose phrases are counted. */
export interface MinedText {
  title: string;
  /** Empty if it is not available. */
  abstract: string;
}

/** A phrase that occurs in titles of a group. */
export interface MinedPhrase {
  /** Its stems. */
  key: string;
  /** As a heading. */
  name: string;
  /** How characteristic the phrase is of the group; higher for longer phrases. */
  score: number;
  /** Number of titles that contain it. */
  titles: number;
  /** Its frequency in the group's texts divided by its frequency in all texts. */
  lift: number;
  /** Number of words. */
  length: number;
  /** Whether it is too broad to be a name unless most of the titles contain it. */
  isBroad: boolean;
}

/**
 * For each group, the phrases of its titles that are more frequent there than in the other groups, clearest first,
 * at most 50 (class-based TF-IDF over phrases of one to three words).
 * @param elsewhere Texts in none of the groups.
 */
export function minedPhrases(groups: MinedText[][], elsewhere: MinedText[]): MinedPhrase[][] {
  const stems = new Map<string, string>();
  const counted = groups.map((group) => countPhrases(group, stems));
  const everywhere = new Map<string, number>();
  for (const phrases of [...counted, countPhrases(elsewhere, stems)])
    for (const [key, { weight }] of phrases) everywhere.set(key, (everywhere.get(key) ?? 0) + weight);
  const total = groups.reduce((sum, group) => sum + group.length, elsewhere.length);
  return counted.map((phrases, i) => scorePhrases(phrases, groups[i]?.length ?? 0, everywhere, total));
}

interface Phrase {
  /** Number of papers that contain it; a paper with it in the title counts `TITLE_WEIGHT` times. */
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
): MinedPhrase[] {
  const parts = partsOfLonger(phrases);
  return [...phrases]
    .filter(([key]) => !parts.has(key))
    .map(([key, phrase]) => {
      const inside = phrase.weight / size;
      const average = (everywhere.get(key) as number) / total;
      const bonus = LENGTH_BONUS[phrase.length - 1] ?? 0;
      const score = bonus * inside * Math.log((1 + inside / average) / COMMON);
      const name = surfaceOf(phrase);
      const { titles, length } = phrase;
      return { key, name, score, titles, lift: inside / average, length, isBroad: isBroad(name.split(' ')) };
    })
    .filter(({ length, name }) => length <= LONGEST && isHeading(name.split(' ')))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, 50);
}

/** Keys of phrases that nearly always occur within the same longer phrase. */
function partsOfLonger(phrases: Map<string, Phrase>): Set<string> {
  const parts = new Set<string>();
  for (const [key, { titles }] of phrases) {
    const words = key.split(' ');
    for (const part of [words.slice(1), words.slice(0, -1)].map((some) => some.join(' '))) {
      const held = phrases.get(part)?.titles ?? 0;
      if (titles > 1 && titles >= PART_SHARE * held) parts.add(part);
    }
  }
  return parts;
}

function countPhrases(group: MinedText[], stems: Map<string, string>): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  const count = ({ surface, key }: Candidate, weight: number) => {
    const phrase = phrases.get(key) ?? { weight: 0, titles: 0, length: surface.length, surfaces: new Map() };
    phrase.weight += weight;
    phrase.titles += Number(weight === TITLE_WEIGHT);
    const text = surface.join(' ');
    phrase.surfaces.set(text, (phrase.surfaces.get(text) ?? 0) + 1);
    phrases.set(key, phrase);
  };
  // One word more than the longest name, so that a truncated phrase is recognised as part of a longer one.
  const inTitle = group.map(
    ({ title }) => new Set(once(runsOf(title, stems, LONGEST + 1), (run) => count(run, TITLE_WEIGHT))),
  );
  // Only a phrase of some title can be a name, so only these are counted in the abstracts.
  group.slice(0, MOST_ABSTRACTS).forEach(({ abstract }, i) => {
    once(
      runsOf(abstract, stems, LONGEST).filter(({ key }) => phrases.has(key) && !inTitle[i]?.has(key)),
      (run) => count(run, 1),
    );
  });
  return phrases;
}

/** Calls `take` with the first run of each key. Returns the keys. */
function once(candidates: Candidate[], take: (run: Candidate) => void): string[] {
  const first = new Map<string, Candidate>();
  for (const run of candidates) if (!first.has(run.key)) first.set(run.key, run);
  for (const run of first.values()) take(run);
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
 * Runs of one to three words that can serve as a heading. Punctuation and stop words end a run.
 * @param stems Cache of the stems of words; added to.
 */
export function phrasesOf(text: string, stems: Map<string, string>): Candidate[] {
  return runsOf(text, stems, LONGEST).filter(({ surface }) => isHeading(surface) && !isBroad(surface));
}

function runsOf(text: string, stems: Map<string, string>, longest: number): Candidate[] {
  const runs: Candidate[] = [];
  for (const clause of text.split(/[^\p{L}\p{N}\s-]+/u)) {
    const words = clause.split(/\s+/).filter(Boolean);
    const keys = words.map((word) => stemOf(word, stems));
    for (let start = 0; start < words.length; start++)
      for (let size = 1; size <= longest && start + size <= words.length; size++) {
        if (!keys[start + size - 1]) break;
        const surface = words.slice(start, start + size);
        runs.push({ surface, key: keys.slice(start, start + size).join(' ') });
      }
  }
  return runs;
}

/** The stem under which a word is counted, cached in `stems`; empty if the word can be part of no heading. */
function stemOf(word: string, stems: Map<string, string>): string {
  let found = stems.get(word);
  if (found === undefined) {
    found = /^[\d.,-]+$|^-|-$/.test(word) ? '' : (wordsOf(word)[0] ?? '');
    stems.set(word, found);
  }
  return found;
}

/** Nouns that end like adjectives. */
const nounsAll =
  /(?:trieval|signal|trial|removal|material|mineral|animal|hospital|crystal|metal|portal|goal|music|logic|traffic|metric|topic|arithmetic|clinic|fabric|heuristic|narrative|objective|grammar|radar|seminar|guardian)$/;

/**
 * Whether the phrase can serve as a heading: it does not end in an adjective, does not begin with a verb, and does
 * not consist of words that every paper uses.
 */
export function isHeading(phrase: string[]): boolean {
  const words = phrase.map((word) => singular(word.toLowerCase()));
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  if (words.every((word) => noStarts.has(word) || empty.has(word))) return false;
  // A final adverb, participle or adjective ("Hierarchical") lacks its noun.
  const plural = phrase[phrase.length - 1]?.toLowerCase() !== last;
  if (
    !plural &&
    /(?:ly|ed|al|ic|ive|ous|ar|ian|ential|able|ible|less|aware|free|based)$/.test(last) &&
    !nounsAll.test(last)
  )
    return false;
  if (
    /^(?:large|small|new|good|high|low|fast|open|real|general|deep|self|lifelong|reinforcement|zero-shot|few-shot)$/.test(
      last,
    )
  )
    return false;
  // "Large Language" and "Natural Language" are cut off before "Models" and "Processing".
  if (last === 'language' && /^(?:large|natural)$/.test(words[words.length - 2] ?? '')) return false;
  // "Long-Horizon" and "Multi-Agent" lack a noun, "Self-Training" does not.
  if (words.length === 1 && last.includes('-') && !plural && !/(?:ing|tion|ment|ity)$/.test(last))
    return false;
  // "Improving Reasoning" is the start of a sentence, "Continual Learning" a heading.
  return !(words.length > 1 && (/ing$/.test(first) || noStarts.has(first)) && first !== 'learning');
}

/** Whether all words of the phrase are too broad to be a name unless most titles contain them. */
export function isBroad(phrase: string[]): boolean {
  return phrase.every((word) => broad.has(singular(word.toLowerCase())));
}

/** The most frequent spelling, as a heading; the plural if it is at least a quarter as frequent. */
function surfaceOf({ surfaces }: Phrase): string {
  const written = [...surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [usual, times] = written[0] ?? ['', 0];
  const plural = written.find(
    ([text, count]) => text !== usual && count >= times / 4 && isPluralOf(text, usual),
  );
  const name = titleCase(plural?.[0] ?? usual);
  return kinds.test(name) ? `${name}s` : name;
}

function isPluralOf(text: string, other: string): boolean {
  return singular(text.toLowerCase()) === other.toLowerCase();
}

/** Capitalises each word; words that already contain a capital stay as they are. */
export function titleCase(phrase: string): string {
  return phrase
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
