import type { Creator } from '@retorquere/bibtex-parser';
import { splitNames } from '@/lib/bibliography/author-list';
import { withoutEntities } from '@/lib/importers/text/strip-jats-and-html';

/*
 * BibTeX separates names by `and`, and the parts of a name by one or two commas. It reads lists with other separators
 * as one name with long parts, or loses the rest. This module rewrites such lists for BibTeX.
 */

/** UTF-16 units. Stored names are shorter, but LaTeX takes more space. */
const LONGEST_NAME = 1_000;
const suffix = /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i;
/** `Martin Luther King, Jr.` and `Martin Luther King Jr.`; the particles of a family name are in lower case. */
const suffixLast = /^([^,{}]*?[^\s,{}])\s+((?:\p{Ll}[^\s,{}]*\s+)*[^\s,{}]+),?\s+((?:[JjSs]r\.?)|III?|IV)$/u;

/** Rewrites a list of names separated by semicolons, ampersands or commas so that BibTeX can read it. */
export function normaliseNames(text: string): string {
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

/** Cuts a text that is too long for a name: the parser is slow per character. */
function bounded(name: string): string {
  return name.length <= LONGEST_NAME ? name : name.replace(/[{}\\$]/g, '').slice(0, LONGEST_NAME);
}

/**
 * Splits a list of names without TeX as BibTeX does (`First von Last`, `von Last, First`, `von Last, Jr, First`),
 * since the parser is slow per character.
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

/** Turns `Martin Luther King, Jr.` into `King, Jr., Martin Luther`. */
function suffixSecond(name: string): string {
  const isSuffixed = name.length < 200 && /[\s,](?:[js]r\.?|iii?|iv)$/i.test(name);
  return isSuffixed ? name.replace(suffixLast, '$2, $3, $1') : name;
}

/** Splits at ampersands between full names; `Barnes & Noble` stays whole. */
function splitAtAmpersands(name: string): string[] {
  const parts = splitOutsideBraces(name, / \\?& /y);
  return parts.every((part) => /\S\s+\S/.test(part)) ? parts : [name];
}

/** Splits three or more parts at commas into names; a BibTeX name has at most two commas. */
function splitAtCommas(name: string): string[] {
  const parts = splitOutsideBraces(name, /,/y).map((part) => part.trim());
  if (parts.length < 3 || name.includes('{') || parts.slice(1).some((part) => suffix.test(part)))
    return [name];
  const names = splitNames(name, true);
  return names.length > 1 ? names : [name];
}

/** Removes the numbers by which DBLP distinguishes people with the same name: `Wei Wang 0002`. */
function withoutHomonyms(authors: string): string {
  return authors.replace(/(?<=\p{L}\.?)\s+0\d{3}(?=\s*(?:,|$|\sand\s))/gu, '');
}

/** Splits where the separator, a sticky pattern, matches outside of braces. */
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
