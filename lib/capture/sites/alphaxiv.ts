import { arxivLinks, namedPaper, paperParts } from '@/lib/bibliography/arxiv';
import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { arxivAfter } from '@/lib/bibliography/identifiers';
import { metaTag } from '@/lib/capture/page/meta';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['alphaxiv.org'];
const parts = ['abs', 'pdf', 'overview', 'replicate', 'audio'];

/** A paper on alphaXiv, which its address names. The page is drawn by scripts, so that its tags count only second. */
const page: Parser = {
  name: 'alphaxiv',
  label: 'a paper',
  kind: 'single',
  matches: (url) => isAt(url, hosts) && named(url) !== null,
  parse(document, url) {
    const paper = named(url);
    if (!paper) return [];
    const tagged = readTags(document, url, page.name);
    return entryOf(
      {
        ...tagged,
        identifiers: { arxiv: paper.id },
        title: textOf(document, 'h1', BOUNDS.title) || tagged.title.replace(/\s*\|\s*alphaXiv$/i, ''),
        // A page of alphaXiv may be described by its own summary of the paper instead.
        abstract: metaTag(document, 'citation_abstract')
          ? tagged.abstract
          : (/\bAbstract: (.+)$/.exec(tagged.abstract)?.[1] ?? ''),
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
  identify: (url) => arxivAfter(url, paperParts),
  links: ['*://*.alphaxiv.org/*'],
  parsers: [page],
};

function named(url: URL): ArxivId | null {
  return parts.map((part) => namedPaper(url, part)).find(Boolean) ?? null;
}
