import { isBalanced } from '@/lib/exporters/text/latex';

/*
 * What the parser is not to see is taken out before, with a mark in its place, and put back afterwards. It turns
 * formulas into Unicode and HTML, and titles keep them as written; `<` it takes for `¡`, as TeX's oldest fonts do, and
 * files mean `<`. And it takes its time over each letter: prose without a sign that means anything to TeX, which most
 * of most abstracts is, comes out of it as it went in (10,000 entries with abstracts: 30 s with it, 11 s without).
 */

/** Private characters, which no parser touches; between them the number of what was taken in letters. */
const mark = /\ue000([a-z]+)\ue001/g;
/** Long enough for every formula of an abstract; short, so that a single `$` is soon known for one. */
const LONGEST = 1_000;
const formula = /(?<!\\)(?:\$\$?((?:[^$\\]|\\.){1,1000}?)\$\$?|\\\(((?:[^\\]|\\[^()]){1,1000}?)\\\))/gs;
/** An abstract between braces, with at most one pair of them within. */
const abstract = /\babstract\s*=\s*\{(?:[^{}\\]|\\.|\{[^{}]*\})*\}/gis;
/** Words and the signs between them, of which none is a ligature of TeX, nor the first a command's or its letter. */
const prose =
  /(?<=[\s{])(?<!\\(?:[a-z]+|[^a-z])\s*)[\p{L}\p{N}](?:[\p{L}\p{N}\s,.;:?!()/*+=@|[\]‘’“”–—…]|(?<!-)-(?!-)|(?<!')'(?!')){20,}(?<=[\p{L}\p{N},.;:()/])/gu;
/** A `$` in one field and another in the next are no formula. */
const betweenFields = /["}]\s*,\s*[\w-]+\s*=/;

/** The text without its formulas, angle brackets and prose, and these by number. */
export function takeOut(text: string): { text: string; taken: string[] } {
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
  const withoutSigns = kept
    .replace(/[<>]/g, take)
    // Signs by themselves, which the parser would set upon a letter that is not there.
    .replace(/\\([~^])\{\}/g, (_, sign: string) => take(sign));
  const withoutProse = withoutSigns.replace(abstract, (field) =>
    // After a bare `%` TeX skips the rest of the line, wherever that ends.
    /(?<!\\)%/.test(field) ? field : field.replace(prose, (words) => take(words.replace(/\s+/g, ' '))),
  );
  return { text: withoutProse, taken };
}

/** A parsed value with what was taken out in its place, in every text of it. */
export function putBack<Value>(value: Value, taken: readonly string[]): Value {
  if (typeof value === 'string') {
    const text = value.replace(mark, (_, name: string) => taken[numberOf(name)] ?? '');
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
