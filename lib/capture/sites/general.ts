import { headingOf, shownAbstract, shownAuthors } from '@/lib/capture/page/shown';
import { readTags } from '@/lib/capture/page/tagged-paper';
import { entryOf, type Parser } from '@/lib/capture/parser';

/** Any page that says of itself, in tags, which paper it is about. For the person's click only. */
export const general: Parser = {
  name: 'general',
  label: 'Any other page whose tags describe a paper',
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
