import { doiInAddress } from '@/lib/bibliography/identifiers-in-text';
import { isAboutPaper, readTags } from '@/lib/capture/page/read-citation-tags';
import {
  boxedAbstract,
  headingOf,
  inShownOrder,
  shownAbstract,
  shownAuthors,
} from '@/lib/capture/page/visible-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import type { Site } from '@/lib/capture/site';

/** Any page whose tags say which paper it is about. */
const general: Parser = {
  name: 'general',
  label: 'a page whose tags describe a paper',
  kind: 'single',
  source: 'structured',
  language: 'any',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  parse(document, url) {
    const paper = readTags(document, url, general.name);
    if (!isAboutPaper(document, paper)) return [];
    const heading = headingOf(document, paper.title);
    const shown = shownAbstract(document) || (paper.abstract ? '' : boxedAbstract(document));
    // Tags often contain only the first lines.
    const abstract = shown.length > paper.abstract.length ? shown : paper.abstract;
    const authors = paper.authors.length > 0 ? inShownOrder(paper.authors, heading) : shownAuthors(document);
    return entryOf({ ...paper, abstract, authors }, heading);
  },
};

/** All sites without a record of their own. */
export const anyOther: Site & Required<Pick<Site, 'identify'>> = {
  name: 'Any other site',
  hosts: [],
  // Many publishers put the DOI into the path.
  identify: doiInAddress,
  links: [],
  parsers: [general],
};
