import { pageAddress } from '@/lib/bibliography/address';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import { parseDoi } from '@/lib/bibliography/doi';
import { withoutMarkup } from '@/lib/bibliography/strip-publisher-markup';
import { asArray, asObject, asString, type JsonObject, parseJson } from '@/lib/bibliography/untyped-json';
import { metaTags } from '@/lib/capture/page/meta-tags';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf, writtenText } from '@/lib/capture/page/text-of-element';
import { shownAbstract } from '@/lib/capture/page/visible-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['ieeexplore.ieee.org'];
const heading = 'h1.document-title';

/**
 * A paper on IEEE Xplore. A script in the page contains all fields of the paper. After navigation without a page load,
 * it still belongs to the previous paper, and the page is read as shown.
 */
const page: Parser = {
  name: 'ieee',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) => isAt(url, hosts) && numberOf(url) !== undefined,
  parse(document, url) {
    const number = numberOf(url);
    const script = readScript(document);
    const { title, abstract, authors, doi, ...rest } =
      asString(script.articleNumber) === number ? readMetadata(script) : readShown(document);
    const tagged = readTags(document, url, page.name);
    const abs = `https://ieeexplore.ieee.org/document/${number}`;
    return entryOf(
      {
        identifiers: doi ? { doi } : { url: abs },
        title,
        abstract: abstract || shownAbstract(document) || (title === tagged.title ? tagged.abstract : ''),
        authors,
        categories: [],
        keywords: [],
        ...rest,
        links: { abs },
        pageUrl: pageAddress(url),
        parser: page.name,
      },
      document.querySelector(heading),
    );
  },
};

export const ieee: Site = {
  name: 'IEEE Xplore',
  hosts,
  links: [],
  parsers: [page],
};

function numberOf(url: URL): string | undefined {
  return /^\/(?:abstract\/)?document\/(\d{1,12})(?:\/|$)/.exec(url.pathname)?.[1];
}

interface Read {
  title: string;
  abstract: string;
  authors: ReturnType<typeof parseAuthors>;
  doi: string | undefined;
  published?: string;
  venue?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  publisher?: string;
  keywords?: string[];
}

function readMetadata(known: JsonObject): Read {
  const text = (value: unknown, max: number) => cleanText(withoutMarkup(asString(value)), max);
  const venue = text(known.publicationTitle, BOUNDS.venue);
  const published = [known.publicationDate, known.conferenceDate, known.publicationYear]
    .map((date) => parseDate(withoutRange(asString(date))))
    .find(Boolean);
  const names = asArray(known.authors).map((each) => {
    const { firstName, lastName, name } = asObject(each);
    return asString(lastName) ? `${asString(lastName)}, ${asString(firstName)}` : asString(name);
  });
  const groups = asArray(known.keywords).map(asObject);
  const own = groups.find(({ type }) => /author/i.test(asString(type))) ?? groups[0] ?? {};
  const keywords = asArray(own.kwd).map((word) => text(word, BOUNDS.keyword));
  return {
    title: text(known.title, BOUNDS.title),
    abstract: text(known.abstract, BOUNDS.abstract),
    authors: parseAuthors(names),
    doi: parseDoi(asString(known.doi)),
    ...(published && { published }),
    ...(venue && { venue }),
    ...placeOf((name, max) => text(known[name], max)),
    keywords: [...new Set(keywords)].filter((word) => word !== '').slice(0, BOUNDS.keywords),
  };
}

/** Volume, issue, pages and publisher from the script. */
function placeOf(text: (name: string, max: number) => string) {
  const [volume, issue] = [text('volume', BOUNDS.issue), text('issue', BOUNDS.issue)];
  const half = BOUNDS.issue / 2 - 1;
  const pages = [...new Set([text('startPage', half), text('endPage', half)])].filter(Boolean).join('-');
  const publisher = text('publisher', BOUNDS.venue);
  return {
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { pages }),
    ...(publisher && { publisher }),
  };
}

/** Reads the page as shown, for pages whose script is missing or belongs to another paper. */
function readShown(document: Document): Read {
  const title = textOf(document, heading, BOUNDS.title);
  const bylines = [
    ...document.querySelectorAll('.authors-info .author-name, .authors-info a[href*="/author/"]'),
  ];
  const isTagged = metaTags(document, 'parsely-title').some((text) => text.startsWith(title));
  const tags = isTagged ? metaTags(document, 'parsely-author') : [];
  const doi = textOf(
    document,
    '.stats-document-abstract-doi a, a[href^="https://doi.org/10."]',
    BOUNDS.identifier,
  );
  const venue = textOf(document, '.stats-document-abstract-publishedIn a', BOUNDS.venue);
  const published = parseDate(
    withoutRange(
      textOf(document, '.doc-abstract-pubdate, .doc-abstract-confdate', 100).replace(/^[^:]*:\s*/, ''),
    ),
  );
  return {
    title,
    abstract: '',
    authors: parseAuthors(bylines.length > 0 ? new Set(bylines.map(writtenText)) : tags),
    doi: parseDoi(doi),
    ...(published && { published }),
    ...(venue && { venue }),
  };
}

/** Reduces a range such as `27-30 May 2019` or `Sept.-Oct. 2020` to its beginning. */
function withoutRange(date: string): string {
  return date
    .replace(/^(\d{1,2})(?:\s+[a-z]+\.?)?\s*[-–]\s*\d{1,2}\s+/i, '$1 ')
    .replace(/^([a-z]+\.?)\s*[-–/]\s*[a-z]+\.?\s/i, '$1 ');
}

function readScript(document: Document): JsonObject {
  for (const { textContent } of document.querySelectorAll('script')) {
    const [, start = ''] = /xplGlobal\.document\.metadata\s*=\s*([\s\S]*)/.exec(textContent ?? '') ?? [];
    if (start.startsWith('{')) return parseJson(start.slice(0, endOfObject(start)));
  }
  return {};
}

/** Where the JSON object at the start of a text ends; braces in strings do not count. */
function endOfObject(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth++;
    if (token === '}' && --depth === 0) return index + 1;
  }
  return text.length;
}
