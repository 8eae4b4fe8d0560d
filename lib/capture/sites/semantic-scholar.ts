import { arxivLinks } from '@/lib/bibliography/arxiv-pages';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { arxivOfDoi, parseDoi } from '@/lib/bibliography/doi';
import { statedAbstract } from '@/lib/capture/page/json-ld';
import { linkedPaper } from '@/lib/capture/page/linked-paper';
import { readTags } from '@/lib/capture/page/read-citation-tags';
import { textOf } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt, type Site } from '@/lib/capture/site';

const hosts = ['semanticscholar.org'];

/**
 * A paper on Semantic Scholar. The site's identifiers are of no use elsewhere, so the paper is identified by the links
 * to its DOI and its preprint. The description in the tags is a summary or the site's own text.
 */
const page: Parser = {
  name: 'semantic-scholar',
  label: 'a paper',
  kind: 'single',
  source: 'structured',
  matches: (url) => isAt(url, hosts) && /^\/paper\/(?:[^/]+\/)?[\da-f]{40}$/.test(url.pathname),
  parse(document, url) {
    const { venue, ...paper } = readTags(document, url, page.name);
    // The rest of the page links to papers that cite this one.
    const header = document.querySelector('#paper-header');
    const doiLink = header?.querySelector('a.doi__link')?.getAttribute('href') ?? '';
    const doi = paper.identifiers.doi ?? parseDoi(doiLink);
    const preprints = ['abs', 'pdf'].map((part) =>
      linkedPaper(header?.querySelector(`a[href*="arxiv.org/${part}/"]`), part, url),
    );
    const arxiv = paper.identifiers.arxiv ?? arxivOfDoi(doiLink) ?? preprints.find(Boolean)?.id;
    const identifiers = { ...(arxiv && { arxiv }), ...(doi && { doi }) };
    return entryOf(
      {
        ...paper,
        identifiers: arxiv || doi ? identifiers : paper.identifiers,
        title: paper.title || textOf(document, '[data-test-id="paper-detail-title"]', BOUNDS.title),
        abstract:
          textOf(document, '[data-test-id="abstract-text"] .text-truncator__text', BOUNDS.abstract) ||
          statedAbstract(document),
        // The site lists arXiv as the journal of preprints.
        ...(venue && !/^arxiv\b/i.test(venue) && { venue }),
        links: { ...paper.links, ...(arxiv && arxivLinks(arxiv)) },
      },
      document.querySelector('[data-test-id="paper-detail-title"]'),
    );
  },
};

export const semanticScholar: Site = {
  name: 'Semantic Scholar',
  hosts,
  links: [],
  parsers: [page],
};
