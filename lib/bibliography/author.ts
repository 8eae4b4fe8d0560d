import type { Author } from '@/lib/domain/papers/paper';
import { BOUNDS } from './bounds';
import { cleanText } from './text';

const group = /\b(?:collaboration|consortium|team|group|project|initiative|committee|et al\.?)$/i;
const suffix = /^(?:jr\.?|sr\.?|ii|iii|iv)$/i;
const suffixAfterGiven = /^(.*\S),\s*((?:jr|sr)\.?|ii|iii|iv)$/i;
/** Words before a family name that belong to it, when written small. */
const particle =
  /^(?:af|al|bin|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|vom|von|zu|zur|'t)$/;

/** Names of people as a page lists them, cleaned; what is empty is left out. */
export function parseAuthors(names: Iterable<string>): Author[] {
  const authors: Author[] = [];
  for (const name of names) {
    if (authors.length === BOUNDS.authors) break;
    const author = parseAuthor(name);
    if (author.family) authors.push(author);
  }
  return authors;
}

/** Splits `Family, Given` at the comma and `Given Family` before the family name and its particles. */
export function parseAuthor(raw: string): Author {
  const name = cleanText(raw, BOUNDS.name).replace(/^[,\s]+|[,\s]+$/g, '');
  const comma = name.indexOf(',');
  if (comma > 0)
    return withSuffix({ family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() });
  if (group.test(name)) return { family: name, given: '' };
  const words = name.split(' ');
  let start = words.length - 1;
  if (start > 1 && suffix.test(words[start] ?? '')) start--;
  while (start > 0 && particle.test(words[start - 1] ?? '')) start--;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

/** A `Jr.` stands with the family name: out of `Given, Jr.`, as most programs keep it. */
export function withSuffix({ family, given }: Author): Author {
  const [, first = '', last] = suffixAfterGiven.exec(given) ?? [];
  return last ? { family: `${family} ${last}`, given: first } : { family, given };
}
