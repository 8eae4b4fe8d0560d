import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDate } from '@/lib/bibliography/date';
import { doiInAddress } from '@/lib/bibliography/identifiers-in-text';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf, writtenText } from '@/lib/capture/page/text-of-element';
import { shownAbstract } from '@/lib/capture/page/visible-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['dl.acm.org'];
const title = 'h1.citation__title, h1[property="name"], article h1';

/**
 * A paper in the ACM Digital Library. Its address contains the DOI; the other fields are shown, with few or no tags.
 */
const page: Parser = {
  name: 'acm',
  label: 'a paper',
  kind: 'single',
  source: 'record',
  matches: (url) =>
    isAt(url, hosts) && url.pathname.startsWith('/doi/') && doiInAddress(url).doi !== undefined,
  parse(document, url) {
    const { doi } = doiInAddress(url);
    const heading = document.querySelector(title);
    if (!doi || isFrame(document)) return [];
    const paper = readTags(document, url, page.name);
    const published =
      parseDate(textOf(document, '.CitationCoverDate, .citation .epub-section__date', 60)) ??
      parseDate(textOf(document, '.core-date-published', 60).replace(/^Published:\s*/, '')) ??
      paper.published;
    const venue =
      paper.venue ||
      textOf(
        document,
        '.issue-item__detail .epub-section__title, .core-self-citation [property="isPartOf"] [property="name"], [property="isPartOf"] [property="name"]',
        BOUNDS.venue,
      );
    return entryOf(
      {
        ...paper,
        identifiers: { doi },
        title: textOf(document, title, BOUNDS.title) || paper.title,
        abstract:
          textOf(document, '.abstractSection', BOUNDS.abstract) || shownAbstract(document) || paper.abstract,
        authors: readAuthors(document) ?? paper.authors,
        ...(published && { published }),
        ...(venue && { venue }),
        links: { abs: `https://dl.acm.org/doi/${doi}`, pdf: `https://dl.acm.org/doi/pdf/${doi}` },
      },
      heading,
    );
  },
};

export const acm: Site = {
  name: 'ACM Digital Library',
  hosts,
  links: ['https://dl.acm.org/doi/*'],
  parsers: [page],
};

/** Whether the page is about a volume or an issue, which have DOIs too. */
function isFrame(document: Document): boolean {
  const context = document.querySelector('meta[name="pbContext"]')?.getAttribute('content') ?? '';
  const [, page] = /(?:^|;)page:string:([^;]*)/.exec(context) ?? [];
  return page === undefined
    ? /csubtype:string:(?:Proceeding|Book|Issue)\b/i.test(context)
    : !/article|chapter/i.test(page);
}

/**
 * Authors, with separate family names if the page marks them. Each once, since the page repeats them beside portraits.
 */
function readAuthors(document: Document) {
  const parted = [...document.querySelectorAll('[property="author"]')].map((author) => {
    const family = textOf(author, '[property="familyName"]', BOUNDS.name);
    const given = textOf(author, '[property="givenName"]', BOUNDS.name);
    return family ? `${family}, ${given}` : textOf(author, '[property="name"]', BOUNDS.name);
  });
  const list = document.querySelector('ul[aria-label="authors"], .citation .loa') ?? document;
  const whole = [...list.querySelectorAll('.loa__author-name, .author-name[title]')].map((name) =>
    writtenText(name),
  );
  return [parted, whole]
    .map((names) => parseAuthors(new Set(names.map((name) => name.replace(/\s+/g, ' ').trim()))))
    .find((authors) => authors.length > 0);
}
