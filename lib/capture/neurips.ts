import { BOUNDS } from './bounds';
import { entryOf, type Parser } from './parser';
import { readTags } from './tagged-paper';
import { cleanText, textOf, writtenText } from './text';

const hosts = new Set(['proceedings.neurips.cc', 'papers.nips.cc', 'papers.neurips.cc']);
const headings = 'h1, h2, h3, h4';

/** A paper in the proceedings of NeurIPS. The tags hold no abstract, and the title's heading has no name. */
export const neurips: Parser = {
  name: 'neurips',
  label: 'NeurIPS proceedings: a paper',
  kind: 'single',
  matches: (url) =>
    hosts.has(url.hostname) && /^\/(?:paper_files\/)?paper\/\d{4}\/hash\/[^/]+\.html$/.test(url.pathname),
  parse(document, url) {
    const paper = readTags(document, url, neurips.name);
    const shown = [...document.querySelectorAll(headings)];
    const anchor = shown.find((heading) => cleanText(writtenText(heading), BOUNDS.title) === paper.title);
    const label = shown.find((heading) => heading.textContent?.trim() === 'Abstract');
    return entryOf({ ...paper, abstract: abstractAfter(label) || paper.abstract }, anchor ?? null);
  },
};

/** The paragraphs up to the next heading, the first of which is often empty; in older pages, the section's own. */
function abstractAfter(label: Element | undefined): string {
  const section = label?.closest('section');
  if (section) return textOf(section, 'p', BOUNDS.abstract);
  let text = '';
  for (
    let next = label?.nextElementSibling;
    next && !next.matches(headings);
    next = next.nextElementSibling
  ) {
    text += ` ${writtenText(next)}`;
  }
  return cleanText(text, BOUNDS.abstract);
}
