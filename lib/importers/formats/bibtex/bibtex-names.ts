import type { Creator } from '@retorquere/bibtex-parser';
import { splitNames } from '@/lib/bibliography/author-list';
import { withoutEntities } from '@/lib/importers/text/strip-markup';

/*
 * BibTeX parts names by `and`, and a name by one or two commas; it takes what people write instead for one name with
 * long parts, or leaves out the rest. Here lists are written as BibTeX reads them.
 */

/** UTF-16 units; what is stored of a name is shorter, and LaTeX takes more room. */
const LONGEST_NAME = 1_000;
const suffix = /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i;
/** `Martin Luther King, Jr.` and `Martin Luther King Jr.`; the particles of a family name are written small. */
const suffixLast = /^([^,{}]*?[^\s,{}])\s+((?:\p{Ll}[^\s,{}]*\s+)*[^\s,{}]+),?\s+((?:[JjSs]r\.?)|III?|IV)$/u;

/** A list of names as BibTeX reads it, from one that is separated by semicolons, ampersands or commas. */
export function tidyNames(text: string): string {
  const plain = withoutEntities(withoutHomonyms(text))
    .replace(/(?<!\\)~/g, ' ')
    .replace(/\s+/g, ' ');
  const people = splitOutsideBraces(plain, / and(?= )/iy);
  return people
    .flatMap((name) => splitOutsideBraces(name, /;/y))
    .flatMap(splitAtAmpersands)
    .flatMap(splitAtCommas)
    .map((name) => name.replace(/^[\s,"']*(?:and )?/i, '').replace(/(?: and)?[ ,"']{0,20}$/i, ''))
    .filter((name) => name !== '')
    .map(bounded)
    .map(suffixSecond)
    .join(' and ');
}

/** What is longer is no name, and the parser takes its time over each sign. */
function bounded(name: string): string {
  return name.length <= LONGEST_NAME ? name : name.replace(/[{}\\$]/g, '').slice(0, LONGEST_NAME);
}

/**
 * The names of a list without TeX in it, split as BibTeX does: `First von Last`,
 * `von Last, First`, `von Last, Jr, First`. The parser takes its time over each letter.
 */
export function plainNames(list: string): Creator[] {
  return list
    .split(' and ')
    .filter((name) => name !== '')
    .map(plainName);
}

function plainName(name: string): Creator {
  const [family = '', second, ...rest] = name.split(',').map((part) => part.trim());
  if (second === undefined) {
    const words = family.split(' ');
    const von = words.findIndex((word, index) => index < words.length - 1 && isSmall(word));
    const start = von < 0 ? words.length - 1 : von;
    const firstName = words.slice(0, start).join(' ');
    return { lastName: words.slice(start).join(' '), ...(firstName && { firstName }) };
  }
  const given = rest.join(', ');
  if (!given) return { lastName: family, firstName: second };
  return { lastName: family, firstName: given, suffix: second };
}

function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** `King, Jr., Martin Luther` out of `Martin Luther King, Jr.` */
function suffixSecond(name: string): string {
  const isSuffixed = name.length < 200 && /[\s,](?:[js]r\.?|iii?|iv)$/i.test(name);
  return isSuffixed ? name.replace(suffixLast, '$2, $3, $1') : name;
}

/** Between whole names; `Barnes & Noble` is one. */
function splitAtAmpersands(name: string): string[] {
  const parts = splitOutsideBraces(name, / \\?& /y);
  return parts.every((part) => /\S\s+\S/.test(part)) ? parts : [name];
}

/** Three names or more between commas, where BibTeX knows of two commas at most. */
function splitAtCommas(name: string): string[] {
  const parts = splitOutsideBraces(name, /,/y).map((part) => part.trim());
  if (parts.length < 3 || name.includes('{') || parts.slice(1).some((part) => suffix.test(part)))
    return [name];
  const names = splitNames(name, true);
  return names.length > 1 ? names : [name];
}

/** DBLP tells people of one name apart by figures: `Wei Wang 0002`. */
function withoutHomonyms(authors: string): string {
  return authors.replace(/(?<=\p{L}\.?)\s+0\d{3}(?=\s*(?:,|$|\sand\s))/gu, '');
}

/** Splits where the pattern, which is sticky, matches outside of braces. */
export function splitOutsideBraces(text: string, separator: RegExp): string[] {
  if (!new RegExp(separator.source, 'i').test(text)) return [text];
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    if (depth === 0) {
      separator.lastIndex = at;
      if (separator.test(text)) {
        parts.push(text.slice(from, at));
        from = separator.lastIndex;
        at = from - 1;
        continue;
      }
    }
    if (sign === '\\' && text[at + 1] !== '&') at++;
  }
  return [...parts, text.slice(from)];
}
