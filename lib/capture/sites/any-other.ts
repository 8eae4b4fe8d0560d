import { decodedPath } from '@/lib/bibliography/address';
import { doiOf } from '@/lib/bibliography/identifiers';
import { headingOf, shownAbstract, shownAuthors } from '@/lib/capture/page/shown';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';
import type { Site } from '@/lib/capture/site';

/** Any page that says of itself, in tags, which paper it is about. */
const general: Parser = {
  name: 'general',
  label: 'a page whose tags describe a paper',
  kind: 'single',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  parse(document, url) {
    const paper = readTags(document, url, general.name);
    const shown = shownAbstract(document);
    // Tags often hold the first lines only.
    const abstract = shown.length > paper.abstract.length ? shown : paper.abstract;
    const authors = paper.authors.length > 0 ? paper.authors : shownAuthors(document);
    return entryOf({ ...paper, abstract, authors }, headingOf(document, paper.title));
  },
};

/** What holds for every page of a site that we do not know. */
export const anyOther: Site & Required<Pick<Site, 'identify'>> = {
  name: 'Any other site',
  hosts: [],
  // Publishers put the DOI into the path.
  identify: (url) =>
    doiOf(/\/(10\.\d{4,9}\/[^?#]+?)(?:\.full|\.pdf|\.abstract|v\d+)*$/.exec(decodedPath(url))?.[1] ?? ''),
  links: [],
  parsers: [general],
};
