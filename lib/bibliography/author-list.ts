import { BOUNDS } from './bounds';
import { parseFamilyFirst } from './family-first-names';

const initials = /^(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}$/u;
const suffix = /^(?:[js]r\.?|ii|iii|iv)$/i;
/** Words that occur in names of institutions and groups, not of people. */
const institution =
  /\b(?:for|of|the|universit\w*|institut\w*|department|college|laborator\w*|school|research|cent(?:er|re)|inc\.?|corp\.?|google|microsoft|meta|nvidia|openai|deepmind)\b|@|\d/i;
const degrees =
  /,?\s*\b(?:Ph\.?\s?D\.?|M\.?D\.?|M\.?Sc\.?|(?:(?:Senior|Student|Life|Graduate Student)\s+)?(?:Member|Fellow),\s*IEEE)(?=$|[,;])/g;

/** Numbers and signs of affiliations after a name: `Ada Example1,2*`. */
const affiliations =
  /(?<=[\p{L}.])(?:\d{1,2}|[*†‡§¶])(?:\s*,?\s*(?:\d{1,2}|[*†‡§¶]))*(?=\s*(?:[,;&]|and\s|$))/gu;

/**
 * Splits a text that may hold several names, such as a tag with all authors: at semicolons, or at commas and "and" if
 * every part is a whole name. `Family, Given` is one name, and `Family, G., Family, G.` are two.
 * @param isList Whether several names are expected, so that two whole names with one comma are two people.
 */
export function splitNames(raw: string, isList: boolean): string[] {
  const text = raw
    .slice(0, BOUNDS.authors * 40)
    .replace(/\s+/g, ' ')
    .replace(degrees, '')
    .replace(affiliations, '');
  const parts = text.split(';').flatMap((part) => splitAtCommas(part.replace(/\s+/g, ' ').trim(), isList));
  return parts.map(withoutNativeScript).slice(0, BOUNDS.authors);
}

function splitAtCommas(text: string, isList: boolean): string[] {
  const parts = text
    .split(/\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/)
    .filter((part) => part !== '')
    // A suffix belongs to the name before it.
    .reduce<string[]>((names, part) => {
      const last = names.length - 1;
      if (last >= 0 && suffix.test(part)) names[last] = `${names[last]} ${part}`;
      else names.push(part);
      return names;
    }, []);
  if (parts.length < 2) return [text];
  // `Alder MK, Birch W`
  if (parts.length > (isList ? 1 : 2)) {
    const people = parseFamilyFirst(parts);
    if (people) return people.map(({ family, given }) => `${family}, ${given}`);
  }
  const areGiven =
    parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || initials.test(part));
  if (areGiven && parts.length > 2)
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []));
  const isOneName = parts.length === 2 && text.includes(',') && (!isList || /^\p{Ll}/u.test(text));
  return !isOneName && parts.every(isWholeName) ? parts : [text];
}

/** Whether a text looks like the name of one person: two to five words, none of them typical of institutions. */
export function isWholeName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length > 1 && words.length <= 5 && !institution.test(text) && /^\p{L}[^:$/]*$/u.test(text);
}

/** `Bo Sample (山田太)` or `Bo Sample 山田太` without the same name in the native script. */
function withoutNativeScript(name: string): string {
  const latin = name.replace(/\s*[(（][^()（）]*[)）]/g, (whole) =>
    /\p{Script=Latin}/u.test(whole) ? whole : '',
  );
  const first = latin.replace(
    /(?<=\p{Script=Latin}\S*)(?:\s+[\p{Script=Han}\p{Script=Kana}\p{Script=Hira}\p{Script=Hang}]+)+$/u,
    '',
  );
  return /\p{L}/u.test(first) ? first : name;
}
