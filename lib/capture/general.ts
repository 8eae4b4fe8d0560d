import { BOUNDS } from './bounds';
import { entryOf, type Parser } from './parser';
import { readTags } from './tagged-paper';
import { cleanText, writtenText } from './text';

/** Any page that says of itself, in tags, which paper it is about. For the person's click only. */
export const general: Parser = {
  name: 'general',
  label: 'Any other page whose tags describe a paper',
  kind: 'single',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  parse(document, url) {
    const paper = readTags(document, url, general.name);
    return entryOf(paper, headingOf(document, paper.title));
  },
};

function headingOf(document: Document, title: string): Element | null {
  const headings = [...document.querySelectorAll('h1, h2')];
  return headings.find((heading) => cleanText(writtenText(heading), BOUNDS.title) === title) ?? null;
}
