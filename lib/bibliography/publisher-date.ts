import { parseDate } from './date';

/**
 * Reads the dates of publishers, also in figures: `20240131`, `19/03/2009`, `03/19/2009`. Only the year if day and
 * month are ambiguous, or for `Spring 1999`. Otherwise as `parseDate`.
 */
export function parsePublisherDate(raw: string): string | undefined {
  const text = raw
    .slice(0, 60)
    .trim()
    // `Jan-Feb 2004`, `Wed Mar 05 00:00:00 UTC 2004`, `2004年3月5日`
    .replace(/^([a-z]{3,9}\.?)\s*[-–/&]\s*[a-z]{3,9}\.?(?=\s)/i, '$1')
    .replace(/^[a-z]{3} ([a-z]{3} \d\d) [\d:]{8} (?:[a-z]{3,4} )?(\d{4})$/i, '$1 $2')
    .replace(/^(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?$/, (_, ...parts) =>
      parts.slice(0, 3).filter(Boolean).join('-'),
    );
  return dateInFigures(text) ?? parseDate(text) ?? yearIn(text);
}

/** The only year in a text; `undefined` if there are several. */
function yearIn(text: string): string | undefined {
  const [year, ...others] = text.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? [];
  const [, first] = /^((?:1[5-9]|20)\d\d)[/–-](?:1[5-9]|20)\d\d$/.exec(text) ?? [];
  return first ?? (others.length === 0 ? year : undefined);
}

function dateInFigures(text: string): string | undefined {
  const [, y = '', m = '', d = ''] = /^([12]\d{3})(\d\d)(\d\d)(?!\d)/.exec(text) ?? [];
  if (y) return parseDate(`${y}-${m}-${d}`);
  const [, first = '', second = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text) ?? [];
  if (!year) return undefined;
  if (Number(first) > 12) return parseDate(`${year}-${second}-${first}`);
  return Number(second) > 12 || first === second ? parseDate(`${year}-${first}-${second}`) : year;
}
