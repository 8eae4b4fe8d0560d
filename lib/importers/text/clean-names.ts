import { parseAuthor, withSuffix } from '@/lib/bibliography/author';
import { splitNames } from '@/lib/bibliography/author-list';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseFamilyFirst } from '@/lib/bibliography/family-first-names';
import { isOrganisation } from '@/lib/bibliography/organisation';
import type { Author } from '@/lib/domain/papers/paper';

/** Marks a list that leaves out further people, as `others` does in BibTeX. */
const others: Author = { family: 'others', given: '' };
const goesOn = /^(?:(?:and|&)\s+)?(?:others|et\.?\s?al\.?|\[?\.{2,}\]?|…|\$\\[cl]?dots\$)$/i;
const goesOnAfter = /^(.*[^\s,])[,\s]+(?:and\s+others|et\.?\s?al\.?)$/i;
const familyWithSuffix = /^(.*\S),\s*((?:jr|sr)\.?|ii|iii|iv)$/i;
/** Text beside a name: affiliation marks, mail addresses, ORCID. */
const beside =
  /\s*(?:\$\^\{?[\d,*a-z\\†‡§]{0,20}\}?\$|<[^<>\s]{1,100}@[^<>\s]{1,100}>|\((?:orcid|https?:\/\/orcid)[^()]{0,60}\))/gi;

/** Cleans and bounds names with separate family and given parts; drops names without letters. */
export function cleanAuthors(authors: Author[]): Author[] {
  const cleaned = authors.slice(0, BOUNDS.authors).flatMap(cleanAuthor);
  const last = cleaned.length - 1;
  // Inside a list, `...` or `et al.` is not a name.
  return cleaned.filter((author, index) => author !== others || (index === last && index > 0));
}

function cleanAuthor(author: Author): Author[] {
  // Braces mark an organisation.
  const [, organisation] = /^\{([^{}]+)\}$/.exec(`${author.given} ${author.family}`.trim()) ?? [];
  if (organisation) return [{ family: cleanText(organisation, BOUNDS.name), given: '' }];
  const named = (text: string) => cleanText(text.slice(0, BOUNDS.name * 4).replace(beside, ''), BOUNDS.name);
  const last = named(author.family).replace(familyWithSuffix, '$1 $2');
  const first = named(author.given);
  const whole = [first, last].filter(Boolean).join(' ');
  if (goesOn.test(whole)) return [others];
  if (!/\p{L}/u.test(whole)) return [];
  // `Alder, M. et al.`
  const [, ownGiven] = goesOnAfter.exec(first) ?? [];
  if (ownGiven) return [...cleanAuthor({ family: last, given: ownGiven }), others];
  const [, ownFamily] = first === '' ? (goesOnAfter.exec(last) ?? []) : [];
  if (ownFamily) return [...cleanAuthor(parseAuthor(ownFamily)), others];
  if (!/\p{L}/u.test(last) || (first && isOrganisation(whole)))
    return [{ family: cleanText(whole, BOUNDS.name), given: '' }];
  return [withSuffix({ family: last, given: first })];
}

/**
 * Parses names that a file lists one by one as `Family, Given`; a comma at the end marks a name without a given part.
 */
export function listedAuthors(names: string[]): Author[] {
  const hasCommas = names.some((name) => name.includes(','));
  const inFamiliesFirst = hasCommas ? null : parseFamilyFirst(names);
  if (inFamiliesFirst) return inFamiliesFirst;
  // `Alder, M., Birch, W.` and `Alder, M.; Birch, W.` are several people in one entry.
  const people = names.flatMap((name) => (/;|(?:,.*){3}/.test(name) ? splitNames(name, true) : name));
  return people.map((name) => (hasCommas ? (initialsLast(name) ?? listedAuthor(name)) : listedAuthor(name)));
}

/** Parses `Alder MK` in a list whose other names have commas. */
function initialsLast(name: string): Author | null {
  const [, family, given] = /^(\p{Lu}\p{Ll}[\p{L}'’ -]*) (\p{Lu}{1,3})$/u.exec(name.trim()) ?? [];
  return family && given && !isOrganisation(name.trim()) ? { family, given } : null;
}

function listedAuthor(name: string): Author {
  const [, whole] = /^([^,]+),\s*$/.exec(name) ?? [];
  if (whole) return { family: whole, given: '' };
  return isOrganisation(name.trim()) && !name.includes(',')
    ? { family: name.trim(), given: '' }
    : parseAuthor(name);
}
