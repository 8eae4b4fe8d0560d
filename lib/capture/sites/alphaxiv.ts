import { arxivLinks, namedPaper } from '@/lib/bibliography/arxiv';
import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { metaTag } from '@/lib/capture/page/meta';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { textOf } from '@/lib/capture/page/written-text';
import { entryOf, type Parser } from '@/lib/capture/parser';

const hosts = new Set(['alphaxiv.org', 'www.alphaxiv.org']);
const parts = ['abs', 'pdf', 'overview', 'replicate', 'audio'];

/** A paper on alphaXiv, which its address names. The page is drawn by scripts, so that its tags count only second. */
export const alphaxiv: Parser = {
  name: 'alphaxiv',
  label: 'alphaXiv: a paper',
  kind: 'single',
  matches: (url) => hosts.has(url.hostname) && named(url) !== null,
  parse(document, url) {
    const paper = named(url);
    if (!paper) return [];
    const tagged = readTags(document, url, alphaxiv.name);
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

function named(url: URL): ArxivId | null {
  return parts.map((part) => namedPaper(url, part)).find(Boolean) ?? null;
}
