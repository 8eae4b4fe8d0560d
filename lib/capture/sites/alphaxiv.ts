import { type ArxivId, parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks } from '@/lib/bibliography/arxiv-pages';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { statedAbstract } from '@/lib/capture/page/json-ld';
import { areTagsStale, metaTag } from '@/lib/capture/page/meta-tags';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['alphaxiv.org'];

/** A paper on alphaXiv, whose address contains its identifier. Scripts render the page, so its tags may be outdated. */
const page: Parser = {
  name: 'alphaxiv',
  label: 'a paper',
  kind: 'single',
  source: 'structured',
  matches: (url) => isAt(url, hosts) && named(url) !== null,
  parse(document, url) {
    const paper = named(url);
    if (!paper) return [];
    const tagged = readTags(document, url, page.name);
    const heading = textOf(document, 'h1', BOUNDS.title);
    if (areTagsStale(document, paper.id, arxivIn, heading)) {
      const { keywords, pageUrl, parser } = { ...tagged, keywords: [] };
      return entryOf(
        {
          ...{
            identifiers: { arxiv: paper.id },
            title: heading,
            abstract: '',
            authors: [],
            categories: [],
            keywords,
          },
          ...{ links: arxivLinks(paper.id), pageUrl, parser },
        },
        document.querySelector('h1'),
      );
    }
    return entryOf(
      {
        ...tagged,
        identifiers: { arxiv: paper.id },
        title: metaTag(document, 'citation_title')
          ? tagged.title
          : heading || tagged.title.replace(/\s*\|\s*alphaXiv$/i, ''),
        // The page's description may be alphaXiv's own summary instead of the abstract.
        abstract: metaTag(document, 'citation_abstract')
          ? tagged.abstract
          : statedAbstract(document) || describedAbstract(document),
        ...(paper.version && { version: paper.version }),
        links: arxivLinks(paper.id),
      },
      document.querySelector('h1'),
    );
  },
};

export const alphaxiv: Site = {
  name: 'alphaXiv',
  hosts,
  identify: (url) => {
    const arxiv = named(url)?.id;
    return arxiv ? { arxiv } : {};
  },
  links: ['*://*.alphaxiv.org/*'],
  parsers: [page],
};

/** The arXiv identifier in a tag: alone, in an arXiv DOI, or at the end of an address. */
function arxivIn(text: string): string | undefined {
  const [last = ''] = text.replace(/\.pdf$/, '').match(/(?:[a-z-]+\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?$/) ?? [];
  return parseArxivId(last)?.id;
}

function describedAbstract(document: Document): string {
  const [, abstract = ''] = /\bAbstract: (.+)$/s.exec(metaTag(document, 'description')) ?? [];
  return cleanText(abstract, BOUNDS.abstract);
}

/** The paper of an address. A paper has several tabs (`/abs/`, `/overview/`), some in several languages (`/zh/`). */
function named(url: URL): ArxivId | null {
  const [, id = ''] =
    /^(?:\/[a-z]{2}(?:-[A-Za-z]{2,4})?)?\/[a-z-]{2,30}\/([^?#]+?)(?:\.pdf)?\/?$/.exec(url.pathname) ?? [];
  return parseArxivId(id);
}
