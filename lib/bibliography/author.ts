import type { Author } from '@/lib/domain/papers/paper';
import { BOUNDS } from './bounds';
import { cleanText } from './clean-text';
import { isOrganisation } from './organisation';

const group =
  /^(?:the )?(?:institut\w*|universit\w*|department|cent(?:er|re)|society|association) (?:for|of)\b|\b(?:collaborations?|consorti(?:um|a)|team|group|project|initiative|committee|network|et al\.?)$/i;
const suffix = /^(?:[js]r\.?|ii|iii|iv)$/i;
const suffixAtEnd = /^(.*[^\s,])[,\s]\s*([js]r\.?|iii?|iv|2nd|3rd)$/i;
/** Words before a family name that belong to it if they are in lower case. */
const particle =
  /^(?:af|al|bin|d'|da|das|de|dei|del|della|dem|den|der|des|di|do|dos|du|el|het|ibn|la|las|le|los|op|ten|ter|van|vom|von|zu|zum|zur|'t)$/;

/**
 * Names of people as a page lists them, without titles, footnote marks and the like. Entries without letters are left
 * out.
 */
export function parseAuthors(names: Iterable<string>): Author[] {
  const authors: Author[] = [];
  for (const name of names) {
    if (authors.length === BOUNDS.authors) break;
    const whole = cleanText(name, BOUNDS.name * 2).replace(/^\(([^()]*)\)$/, '$1');
    const author = parseAuthor(withoutTitles(whole));
    if (/\p{L}/u.test(author.family)) authors.push(author);
  }
  return authors;
}

/** Splits `Family, Given` at the comma and `Given Family` before the family name and its particles. */
export function parseAuthor(raw: string): Author {
  const name = cleanText(raw, BOUNDS.name).replace(/^[,;\s]+|[,;\s]+$/g, '');
  const [first = '', ...rest] = name.split(/\s*,\s*/);
  const isSuffixed = suffix.test(rest[0] ?? '');
  if (rest.length > 1 && isSuffixed)
    return { family: `${first} ${rest[0]}`, given: rest.slice(1).join(', ') };
  if (rest.length > 0 && !isSuffixed) return familyFirst(first, rest.join(', '));
  // A suffix belongs to the family name, after a comma as after a space.
  return familyLast(name.replace(',', ''));
}

/**
 * Additions to a name: email addresses and anything else in angle brackets, ORCID, numbers and symbols of
 * affiliations.
 */
const beside = [
  /\s*<[^<>]{0,100}>/g,
  /\s*(?:orcid(?: id)?:?\s*)?[([]?(?:https?:\/\/(?:www\.)?orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX][)\]]?/gi,
  /\s*\((?=[^()]*(?:@|\b(?:univ|institut|college|school|laborator|research|department|inc\b|google|microsoft|meta\b|nvidia)))[^()]*\)/gi,
  // DBLP numbers people of one name.
  /\s+\d{4}$/g,
  /(?<=[\p{L}.])[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?:\s*[,;]\s*[\d¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§¶]{1,3})*$/gu,
];

/** A name without academic titles and additions. */
function withoutTitles(name: string): string {
  return beside
    .reduce((text, pattern) => text.replace(pattern, ''), name.replace(/(?:[\s,]*[*†‡§¶‖#✉])+$/u, ''))
    .replace(/(?:\s*[*†‡§¶‖#✉])+$/u, '')
    .replace(
      /^((?:[^,]+,\s*)?)(?:(?:Prof|Dr|Mr|Mrs|Ms|Professor|Doctor)(?:\.-?\s*|\s+)(?:Ing\.\s*|med\.\s*|rer\. nat\.\s*)?)+(?=\p{Lu})/u,
      '$1',
    );
}

function familyFirst(family: string, given: string): Author {
  // `Collaboration, ATLAS`
  if (group.test(family) && !family.includes(' ')) return familyLast(`${given} ${family}`);
  // `Mira Alder, University of Examples`
  if (family.includes(' ') && isOrganisation(given)) return familyLast(family);
  return withSuffix({ family, given });
}

function familyLast(name: string): Author {
  if (group.test(name)) return { family: name.replace(/^(?:(?:on behalf of|for) )?the /i, ''), given: '' };
  const words = name.split(' ');
  let start = words.length - 1;
  if (start > 0 && suffix.test(words[start] ?? '')) start--;
  while (start > 0 && particle.test(words[start - 1] ?? '')) start--;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

/** Moves a `Jr.` to the family name, out of `Given, Jr.`, where most programs store it. */
export function withSuffix({ family, given }: Author): Author {
  const [, first = '', last] = suffixAtEnd.exec(given) ?? [];
  if (!last) return { family, given };
  return { family: `${family.slice(0, BOUNDS.name - last.length - 1)} ${last}`, given: first };
}
