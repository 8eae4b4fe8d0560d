import { isBalanced } from '@/lib/exporters/text/latex';
import { withoutEntities } from '@/lib/importers/text/strip-markup';
import { signs } from './bibtex-macros';

/*
 * What the parser is not to see is taken out before, with a mark in its place, and put back afterwards. It turns
 * formulas into Unicode and HTML, and titles keep them as written; it refuses an entry for one `$`, skips the rest of a
 * line after a `%`, and takes `<` for `¡`, as TeX's oldest fonts do. And it takes its time over each letter: prose
 * without a sign that means anything to TeX, which most of most abstracts is, comes out of it as it went in (10,000
 * entries with abstracts: 30 s with it, 11 s without).
 */

/** Private characters, which no parser touches; between them the number of what was taken in letters. */
const mark = /\ue000([a-z]+)\ue001/g;
/** Stands for a `<` in braces, by which our own exports say that it begins no tag of HTML. */
export const LESS = '\ue003';
/** Long enough for every formula of an abstract; short, so that a single `$` is soon known for one. */
const LONGEST = 1_000;
const formula =
  /(?<!\\)(?:\$\$((?:[^$\\]|\\.){1,1000}?)\$\$|\$((?:[^$\\]|\\.){1,1000}?)\$(?=(\d?))|\\\(((?:[^\\]|\\[^()]){1,1000}?)\\\)|\\\[((?:[^\\]|\\[^[\]]){1,1000}?)\\\])/gs;
/** Words and the signs between them, of which none is a ligature of TeX, nor the first a command's or its letter. */
const prose =
  /(?<=^|[\s{])(?<!\\(?:[a-z]+|[^a-z])\s*)[\p{L}\p{N}](?:[\p{L}\p{N}\s,.;:?!()/*+=@|[\]‘’“”–—…]|(?<!-)-(?!-)|(?<!')'(?!')){20,}(?<=[\p{L}\p{N},.;:()/])/gu;
const signName = new RegExp(`\\\\(${Object.keys(signs).join('|')})(?![a-zA-Z])\\s*(?:\\{\\})?`, 'g');

/** Kinds of text: paragraphs of a note are kept, and names are separated by words. */
export type TextKind = 'line' | 'names' | 'note' | 'list';

/** What the parser gets of a value's text; `taken` grows by what was taken out. */
export function takeOut(written: string, taken: string[], kind: TextKind = 'line'): string {
  // Blanks without end cost a pattern the square of their number.
  const text = written.replace(kind === 'note' ? /[ \t]{40,}/g : /\s+/g, (blanks) =>
    kind === 'note' ? blanks.slice(0, 40) : ' ',
  );
  const take = (written: string) => `\ue000${letters(taken.push(written) - 1)}\ue001`;
  // One of the dollars is no mark of a formula: formulas then touch theirs, as pandoc has it.
  const isOdd = (text.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
  const withoutSigns = text
    .replace(/[\ue000\ue001\ue003]/g, '')
    .replace(
      formula,
      (
        whole: string,
        display?: string,
        dollars?: string,
        figure?: string,
        parens?: string,
        brackets?: string,
      ) => {
        const inside = display ?? dollars ?? parens ?? brackets ?? '';
        const isFormula =
          inside.trim() !== '' &&
          inside.length <= LONGEST &&
          isBalanced(inside.replace(/\\[{}]/g, '')) &&
          !(
            dollars !== undefined &&
            (isMoney(dollars, figure ?? '') || (isOdd && dollars !== dollars.trim()))
          );
        if (!isFormula) return whole;
        return take(parens === undefined ? `$${inside.trim()}$` : `\\(${inside.trim()}\\)`);
      },
    )
    .replace(/\{<\}/g, () => take(LESS))
    .replace(/(?<=(?<!\\)(?:\\\\){0,9})[$%"]+|[<>]+/g, take)
    .replace(/(?<=(?<!\\)(?:\\\\){0,9})\\ /g, () => take(' '))
    .replace(signName, (_, name: string) => take(signs[name] ?? ''))
    // An ampersand that our own exports keep apart from a word that would make an entity of it.
    .replace(/\\&\{\}/g, () => take('&'))
    // Signs by themselves, which the parser would set upon a letter that is not there.
    .replace(/\\([~^])\{\}/g, (_, sign: string) => take(sign));
  if (kind === 'names') return withoutSigns;
  const withoutBreaks = kind !== 'note' ? withoutSigns : withBreaksTaken(withoutSigns, take);
  // Publishers are lists to the parser, which writes the words between them small.
  const inOne =
    kind === 'list' ? withoutBreaks.replace(/(?<![\p{L}\\])and(?!\p{L})/giu, take) : withoutBreaks;
  return inOne.replace(prose, (words) => take(words.replace(/\s+/g, ' ')));
}

/** A note's paragraphs and lines as a person meant them. */
function withBreaksTaken(text: string, take: (written: string) => string): string {
  return text
    .replace(/\s*\n[ \t\r]*\n\s*|\s*\\par(?![a-zA-Z])\s*/g, () => take('\n\n'))
    .replace(/[ \t]*\\(?:\\|newline(?![a-zA-Z]))(?:\{\})?\s*/g, () => take('\n'));
}

/** `from $5 to $10`, and `$3 to $ more`: dollars, not the ends of a formula. */
function isMoney(inside: string, figureAfter: string): boolean {
  if (/^\d/.test(inside)) return figureAfter !== '' || /\s$/.test(inside);
  // Words between them, and a blank at one side alone.
  return /^\S.*\s$|^\s.*\S$/s.test(inside) && !/[\\^_=<>+]/.test(inside);
}

/** A parsed value with characters for entities, and what was taken out in its place, in every text of it. */
export function putBack<Value>(value: Value, taken: readonly string[]): Value {
  if (typeof value === 'string') {
    const text = withoutEntities(value).replace(mark, (_, name: string) => taken[numberOf(name)] ?? '');
    // `\"{\i}`: the letter gives up its dot for the mark.
    return text.replace(/[ıȷ](?=\p{M})/gu, (letter) => (letter === 'ı' ? 'i' : 'j')) as Value;
  }
  if (Array.isArray(value)) return value.map((each) => putBack(each, taken)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, putBack(each, taken)]),
  ) as Value;
}

/** Letters for figures, since the parser may take figures for a number. */
function letters(number: number): string {
  return [...String(number)].map((figure) => 'abcdefghij'[Number(figure)]).join('');
}

function numberOf(name: string): number {
  return Number([...name].map((letter) => 'abcdefghij'.indexOf(letter)).join(''));
}
