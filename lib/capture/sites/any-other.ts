import { doiInAddress } from '@/lib/bibliography/identifiers-in-text';
import { isAboutPaper, readTags } from '@/lib/capture/page/read-page-tags';
import {
  boxedAbstract,
  headingOf,
  inShownOrder,
  shownAbstract,
  shownAuthors,
} from '@/lib/capture/page/visible-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import type { Site } from '@/lib/capture/site';

/** Any page that says of itself, in tags, which paper it is about. */
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
    // Tags often hold the first lines only.
    const abstract = shown.length > paper.abstract.length ? shown : paper.abstract;
    const authors = paper.authors.length > 0 ? inShownOrder(paper.authors, heading) : shownAuthors(document);
    return entryOf({ ...paper, abstract, authors }, heading);
  },
};

/** What holds for every page of a site that we do not know. */
export const anyOther: Site & Required<Pick<Site, 'identify'>> = {
  name: 'Any other site',
  hosts: [],
  // Publishers put the DOI into the path.
  identify: doiInAddress,
  links: [],
  parsers: [general],
};
