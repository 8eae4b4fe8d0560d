import { isBalanced } from '@/lib/exporters/latex';

/*
 * The parser turns formulas into Unicode and HTML, and titles keep them as written; `<` it takes for `¡`, as TeX's
 * oldest fonts do, and files mean `<`. So each is taken out before, with a mark in its place, and put back afterwards.
 */

/** Private characters, which no parser touches; between them the number of what was taken in letters. */
const mark = /\ue000([a-z]+)\ue001/g;
/** Long enough for every formula of an abstract; short, so that a single `$` is soon known for one. */
const LONGEST = 1_000;
const formula = /(?<!\\)(?:\$\$?((?:[^$\\]|\\.){1,1000}?)\$\$?|\\\(((?:[^\\]|\\[^()]){1,1000}?)\\\))/gs;
/** A `$` in one field and another in the next are no formula. */
const betweenFields = /["}]\s*,\s*[\w-]+\s*=/;

/** The text without its formulas and angle brackets, and these by number. */
export function takeMath(text: string): { text: string; taken: string[] } {
  const taken: string[] = [];
  const take = (written: string) => `\ue000${letters(taken.push(written) - 1)}\ue001`;
  const kept = text.replace(formula, (whole: string, dollars?: string, parens?: string) => {
    const inside = (dollars ?? parens ?? '').trim();
    if (
      !inside ||
      inside.length > LONGEST ||
      !isBalanced(inside.replace(/\\[{}]/g, '')) ||
      betweenFields.test(inside)
    )
      return whole;
    return take(dollars === undefined ? `\\(${inside}\\)` : `$${inside}$`);
  });
  const withoutAngles = kept
    .replace(/[<>]/g, take)
    // Signs by themselves, which the parser would set upon a letter that is not there.
    .replace(/\\([~^])\{\}/g, (_, sign: string) => take(sign));
  return { text: withoutAngles, taken };
}

/** A parsed value with what was taken in its place, in every text of it. */
export function withMath<Value>(value: Value, taken: readonly string[]): Value {
  if (typeof value === 'string') {
    const text = value.replace(mark, (_, name: string) => taken[numberOf(name)] ?? '');
    // `\"{\i}`: the letter gives up its dot for the mark.
    return text.replace(/[ıȷ](?=\p{M})/gu, (letter) => (letter === 'ı' ? 'i' : 'j')) as Value;
  }
  if (Array.isArray(value)) return value.map((each) => withMath(each, taken)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withMath(each, taken)]),
  ) as Value;
}

/** Letters for figures, since the parser may take figures for a number. */
function letters(number: number): string {
  return [...String(number)].map((figure) => 'abcdefghij'[Number(figure)]).join('');
}

function numberOf(name: string): number {
  return Number([...name].map((letter) => 'abcdefghij'.indexOf(letter)).join(''));
}
