import { isBalanced } from '@/lib/exporters/text/latex';
import { withoutEntities } from '@/lib/importers/text/strip-jats-and-html';
import { symbolMacros } from './macros';

/*
 * Replaces text that the parser would damage with placeholders, and puts it back afterwards. The parser turns formulas
 * into Unicode and HTML, while titles should keep them as written; it rejects an entry with a single `$`, skips the
 * rest of a line after `%`, and reads `<` as `¡`, as TeX's oldest fonts do. It is also slow per character, so prose
 * without TeX, which is most of an abstract, is taken out too (10,000 entries with abstracts: 30 s if the parser reads
 * it all, 11 s if not).
 */

/** A placeholder: private-use characters, which the parser leaves alone, around the index in letters. */
const mark = /\ue000([a-z]+)\ue001/g;
/** Replaces `{<}`, which our exports write for a `<` that does not begin an HTML tag. */
export const LESS_THAN = '\ue003';
/** The longest formula: enough for an abstract, and short enough to recognise an unpaired `$` quickly. */
const LONGEST = 1_000;
const formula =
  /(?<!\\)(?:\$\$((?:[^$\\]|\\.){1,1000}?)\$\$|\$((?:[^$\\]|\\.){1,1000}?)\$(?=(\d?))|\\\(((?:[^\\]|\\[^()]){1,1000}?)\\\)|\\\[((?:[^\\]|\\[^[\]]){1,1000}?)\\\])/gs;
/** Words and punctuation without TeX ligatures, not directly after a command, whose argument they might be. */
const prose =
  /(?<=^|[\s{])(?<!\\(?:[a-z]+|[^a-z])\s*)[\p{L}\p{N}](?:[\p{L}\p{N}\s,.;:?!()/*+=@|[\]‘’“”–—…]|(?<!-)-(?!-)|(?<!')'(?!')){20,}(?<=[\p{L}\p{N},.;:()/])/gu;
const signName = new RegExp(`\\\\(${Object.keys(symbolMacros).join('|')})(?![a-zA-Z])\\s*(?:\\{\\})?`, 'g');

/** Kinds of text: notes keep their paragraphs, `names` are separated by `and`, and `list` is a list for the parser. */
export type TextKind = 'line' | 'names' | 'note' | 'list';

/** The text for the parser, with placeholders; appends the replaced parts to `taken`. */
export function protectLatex(written: string, taken: string[], kind: TextKind = 'line'): string {
  // The patterns take quadratic time for long runs of blanks.
  const text = written.replace(kind === 'note' ? /[ \t]{40,}/g : /\s+/g, (blanks) =>
    kind === 'note' ? blanks.slice(0, 40) : ' ',
  );
  const take = (written: string) => `\ue000${letters(taken.push(written) - 1)}\ue001`;
  // With an odd number of dollars, one does not delimit a formula. Formulas then touch their dollars, as in pandoc.
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
    .replace(/\{<\}/g, () => take(LESS_THAN))
    .replace(/(?<=(?<!\\)(?:\\\\){0,9})[$%"]+|[<>]+/g, take)
    .replace(/(?<=(?<!\\)(?:\\\\){0,9})\\ /g, () => take(' '))
    .replace(signName, (_, name: string) => take(symbolMacros[name] ?? ''))
    .replace(/\\(?:foreignlanguage|textcolor)\s*\{[^{}]{0,40}\}(?=\s*\{)/g, '')
    // Our exports write `\&{}` for an ampersand that would otherwise read as an entity.
    .replace(/\\&\{\}/g, () => take('&'))
    // `\~{}` and `\^{}` are characters; the parser would read them as accents without a letter.
    .replace(/\\([~^])\{\}/g, (_, sign: string) => take(sign));
  if (kind === 'names') return withoutSigns;
  const withoutBreaks = kind !== 'note' ? withoutSigns : withBreaksTaken(withoutSigns, take);
  // The parser reads publishers as lists and lowercases the `And` between them.
  const inOne =
    kind === 'list' ? withoutBreaks.replace(/(?<![\p{L}\\])and(?!\p{L})/giu, take) : withoutBreaks;
  return inOne.replace(prose, (words) => take(words.replace(/\s+/g, ' ')));
}

/** Replaces paragraph and line breaks in a note with placeholders. */
function withBreaksTaken(text: string, take: (written: string) => string): string {
  return text
    .replace(/\s*\n[ \t\r]*\n\s*|\s*\\par(?![a-zA-Z])\s*/g, () => take('\n\n'))
    .replace(/[ \t]*\\(?:\\|newline(?![a-zA-Z]))(?:\{\})?\s*/g, () => take('\n'));
}

/** Whether the dollars around a text are amounts of money and not a formula: `from $5 to $10`, `$3 to $ more`. */
function isMoney(inside: string, figureAfter: string): boolean {
  if (/^\d/.test(inside)) return figureAfter !== '' || /\s$/.test(inside);
  // Words, with a blank on one side only.
  return /^\S.*\s$|^\s.*\S$/s.test(inside) && !/[\\^_=<>+]/.test(inside);
}

/** Decodes entities and puts back the parts that `takeOut` replaced, in every string of a parsed value. */
export function restoreLatex<Value>(value: Value, taken: readonly string[]): Value {
  if (typeof value === 'string') {
    const text = withoutEntities(value).replace(mark, (_, name: string) => taken[numberOf(name)] ?? '');
    // `\"{\i}`: an accent replaces the dot, so the dotless letter becomes an ordinary one.
    return text.replace(/[ıȷ](?=\p{M})/gu, (letter) => (letter === 'ı' ? 'i' : 'j')) as Value;
  }
  if (Array.isArray(value)) return value.map((each) => restoreLatex(each, taken)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, restoreLatex(each, taken)]),
  ) as Value;
}

/** A number written in letters, since the parser may read digits as a number. */
function letters(number: number): string {
  return [...String(number)].map((figure) => 'abcdefghij'[Number(figure)]).join('');
}

function numberOf(name: string): number {
  return Number([...name].map((letter) => 'abcdefghij'.indexOf(letter)).join(''));
}
