import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { parseDoi } from '@/lib/bibliography/doi';
import { withoutMarkup } from '@/lib/bibliography/strip-publisher-markup';
import { asArray, asObject, asString, type JsonObject, parseJson } from '@/lib/bibliography/untyped-json';
import type { Bibliography, PublishedVersion } from '@/lib/domain/papers/paper';
import { plainTitle } from '@/lib/domain/papers/plain-title';
import { foldText } from '@/lib/domain/text/fold-text';

/** A catalogue of published papers: the address to look up a preprint, and how to read the response. */
export interface Catalogue {
  addressFor(paper: Bibliography): string;
  /**
   * `null` if the response has no publication of this paper, that is with its DOI, or else with its title and one of
   * its authors.
   */
  read(text: string, paper: Bibliography): PublishedVersion | null;
}

/** Results that are considered. */
const HITS = 10;

/** https://api.crossref.org/swagger-ui/index.html: one work by its DOI, or a search. */
export const crossref: Catalogue = {
  addressFor({ identifiers, title, authors }) {
    const works = 'https://api.crossref.org/works';
    if (identifiers.doi) return `${works}/${encodeURIComponent(identifiers.doi)}`;
    const words = {
      'query.bibliographic': title,
      'query.author': authors[0]?.family ?? '',
      rows: String(HITS),
    };
    return `${works}?${new URLSearchParams(words)}`;
  },
  read(text, paper) {
    const message = asObject(parseJson(text).message);
    if (paper.identifiers.doi) return readWork(message);
    for (const item of asArray(message.items).slice(0, HITS).map(asObject)) {
      const title = asString(asArray(item.title)[0]);
      const names = asArray(item.author).map((author) => asString(asObject(author).family));
      const found = isOf(paper, title, names) ? readWork(item) : null;
      if (found) return found;
    }
    return null;
  },
};

/** Types of published work; entries for preprints add nothing new. */
const publications = new Set(['journal-article', 'proceedings-article', 'book-chapter', 'book', 'monograph']);

function readWork(work: JsonObject): PublishedVersion | null {
  if (!publications.has(asString(work.type))) return null;
  const [date] = asArray(asObject(work.published ?? work.issued)['date-parts']);
  return publishedVersion(
    parseDoi(asString(work.DOI)),
    asString(asArray(work['container-title'])[0]),
    asArray(date).slice(0, 3).join('-'),
  );
}

/** https://dblp.org/faq/How+to+use+the+dblp+search+API.html */
export const dblp: Catalogue = {
  addressFor: ({ title }) =>
    `https://dblp.org/search/publ/api?${new URLSearchParams({ q: title, format: 'json', h: String(HITS) })}`,
  read(text, paper) {
    const { hit } = asObject(asObject(parseJson(text).result).hits);
    for (const each of asArray(hit).slice(0, HITS)) {
      const entry = asObject(asObject(each).info);
      const { author } = asObject(entry.authors);
      const names = asArray(Array.isArray(author) ? author : [author]).map((one) =>
        asString(asObject(one).text),
      );
      const venue = asString(Array.isArray(entry.venue) ? entry.venue[0] : entry.venue);
      const isPreprint = venue === 'CoRR' || asString(entry.type).startsWith('Informal');
      if (isPreprint || !isOf(paper, asString(entry.title), names)) continue;
      const found = publishedVersion(parseDoi(asString(entry.doi)), venue, asString(entry.year));
      if (found) return found;
    }
    return null;
  },
};

/** `null` without a venue, which every publication has. */
function publishedVersion(doi: string | undefined, container: string, date: string): PublishedVersion | null {
  const venue = cleanText(withoutMarkup(container), BOUNDS.venue);
  const published = parseDate(date);
  if (!venue) return null;
  return { venue, ...(doi && { doi, url: `https://doi.org/${doi}` }), ...(published && { published }) };
}

/** Whether a work with this title and these authors is the paper. */
function isOf({ title, identifiers, authors }: Bibliography, found: string, names: string[]): boolean {
  const same = plainTitle({ title, identifiers });
  const plain = plainTitle({ title: withoutMarkup(found), identifiers });
  const known = foldText(names.join(' '));
  return same !== '' && same === plain && authors.some(({ family }) => known.includes(foldText(family)));
}
