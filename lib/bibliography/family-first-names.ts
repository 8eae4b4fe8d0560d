import type { Author } from '@/lib/domain/papers/paper';
import { isOrganisation } from './organisation';

const familyAndInitials =
  /^((?:\p{Ll}[\p{L}'’]* )*\p{Lu}[\p{L}'’ -]*\p{Ll}[\p{L}'’ -]*) (\p{Lu}{1,3})(?: (Jr|Sr|2nd|3rd|II|III|IV))?$/u;
/** A family name of one syllable in capitals after the given name: `Wei LI`. */
const familyInCapitals = /^(?=..)[B-DF-HJ-NP-TV-Z]{0,2}[AEIOU]{1,2}(?:N|NG|M)?$/;

/**
 * Reads names as medical databases write them, without commas: `Alder MK`, `van der Berg J Jr`. `null` if the list
 * has another format.
 */
export function parseFamilyFirst(names: string[]): Author[] | null {
  const people = names.filter((name) => name.trim() !== '' && !isOrganisation(name));
  const parts = people.map((name) => familyAndInitials.exec(name.trim()));
  if (parts.length === 0 || parts.some((part) => part === null)) return null;
  if (parts.every((part) => familyInCapitals.test(part?.[2] ?? ''))) return null;
  return names.map((name) => {
    const [, family, initials = '', suffix = ''] = isOrganisation(name)
      ? []
      : (familyAndInitials.exec(name.trim()) ?? []);
    if (!family) return { family: name, given: '' };
    return { family: [family, suffix].filter(Boolean).join(' '), given: [...initials].join(' ') };
  });
}
