import { stem } from './stem';

/** Words that do not distinguish topics: English function words, and words that every abstract uses. */
const stopWords = new Set(
  `a about above after again against all also although am among an and any are as at be because been before
  being below between both but by can cannot could did do does doing down during each either et al etc few for
  from further had has have having he her here hers him his how however i if in into is it its itself just let
  many may me might more most much must my neither no nor not now of off on once one only or other our ours out
  over own per same she should since so some such than that the their theirs them then there these they this
  those though through thus to too toward towards two under until up upon us very via was we were what when
  where whether which while who whom whose why will with within without would yet you your
  achieve achieved achieves approach approaches based demonstrate demonstrated demonstrates existing extensive
  experiment experimental experiments first introduce introduced introduces method methods new novel paper
  present presented presents propose proposed proposes result results show showed shown shows significant
  significantly state-of-the-art study various well work works using used use uses available including recent
  recently address addresses across outperform outperforms code github https http www com org`.split(/\s+/),
);

/** Longer strings are addresses and formulae. */
const LONGEST_WORD = 40;
/** Marks belong to the letter before them, as vowels do in Arabic, Hindi and Thai. */
const wordPattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*/gu;
/**
 * A run of characters of a script without spaces between words. `runs` splits a text into such runs and the text
 * between.
 */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;
const runs = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source}).)+`, 'gsu');

/** The stem by which a word is counted, and its spelling in the text. */
export interface Word {
  stem: string;
  surface: string;
}

/**
 * The words of a text in order, without stop words and single letters. A hyphenated compound counts as a whole and
 * as its parts.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const [found] of text.normalize('NFKC').toLowerCase().matchAll(wordPattern)) {
    if (!unspaced.test(found)) addSpaced(found, words);
    // "BERT模型" consists of a word and a run without spaces.
    else
      for (const [run] of found.matchAll(runs))
        if (unspaced.test(run)) addUnspaced([...run], words);
        else addSpaced(run, words);
  }
  return words;
}

function addSpaced(found: string, words: Word[]): void {
  if (stopWords.has(found)) return;
  for (const surface of found.includes('-') ? [found, ...found.split('-')] : [found])
    if (surface.length > 1 && surface.length <= LONGEST_WORD && !stopWords.has(surface))
      words.push({ stem: stemOf(surface), surface });
}

/** Each pair of neighbouring characters counts as a word. A single character is a word itself. */
function addUnspaced(characters: string[], words: Word[]): void {
  const pairs =
    characters.length < 2 ? characters : characters.slice(1).map((character, i) => characters[i] + character);
  for (const pair of pairs) words.push({ stem: pair, surface: pair });
}

/**
 * Cache of stems: a library's papers share most of their words, and a look-up is far cheaper than trying the
 * endings.
 */
const stems = new Map<string, string>();
const MOST_STEMS = 100_000;

function stemOf(surface: string): string {
  const known = stems.get(surface);
  if (known !== undefined) return known;
  const found = stem(singular(surface));
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(surface, found);
  return found;
}

/** The stems of a text's words. */
export function wordsOf(text: string): string[] {
  return wordsIn(text).map((word) => word.stem);
}

/** The singular of an English noun, judged by its ending; other words are returned unchanged. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:xes|ches|shes|sses)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
