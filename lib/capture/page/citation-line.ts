import { parseAuthors } from '@/lib/bibliography/author';
import { splitNames } from '@/lib/bibliography/author-list';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import type { Bibliography } from '@/lib/domain/papers/paper';

/** `Journal of Walls, Vol. 12, No. 3 (Mar., 1999), pp. 1-9`, after authors and title. */
const place =
  /^(?<venue>[^,]{3,200}(?:,[^,]{1,60}){0,3}?), Vol\. (?<volume>[\w.-]{1,20})(?:, No\. (?<issue>[\w./-]{1,20}))? \((?<date>[^()]{4,40})\)(?:, pp?\. (?<pages>[\w.–-]{1,40}))?\.?$/;

/**
 * Reads the fields of a citation, which JSTOR uses as the description of its pages: `Mira Alder, On Walls, Journal of
 * Walls, Vol. 12, No. 3 (Mar., 1999), pp. 1-9`. Empty if a text has another form.
 */
export function readCitationLine(
  text: string,
  title: string,
): Partial<Pick<Bibliography, 'authors' | 'published' | 'venue' | 'volume' | 'issue' | 'pages'>> {
  const line = cleanText(text, BOUNDS.abstract);
  const at = title ? line.indexOf(`${title}, `) : -1;
  const match = at < 0 ? undefined : place.exec(line.slice(at + title.length + 2))?.groups;
  if (!match) return {};
  const { venue, volume, issue, date = '', pages } = match;
  const published = parseDate(date.replace(/[.,]+/g, '').replace(/^.*?[-–/]\s*(?=\p{L})/u, ''));
  return {
    authors: parseAuthors(splitNames(line.slice(0, at).replace(/[\s,]+$/, ''), true)),
    ...(published && { published }),
    ...(venue && { venue }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { pages: pages.replace('–', '-') }),
  };
}
