import { parseArxivId } from '@/lib/bibliography/arxiv-id';
import { asObject, asString } from '@/lib/bibliography/untyped-json';
import { writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt } from '@/lib/capture/site';
import { hosts, namedPaper, readPaper, readProps, type ShownPaper } from './read-huggingface-paper';

/**
 * Hugging Face's page of one paper. After navigation without a page load, its data may still belong to the previous
 * paper. They are used only if they match the address; otherwise the page is read as shown.
 */
export const huggingfacePaper: Parser = {
  name: 'huggingface-paper',
  label: 'a paper',
  kind: 'single',
  source: 'structured',
  matches: (url) => isAt(url, hosts) && namedPaper(url) !== null,
  parse(document, url) {
    const arxiv = namedPaper(url);
    if (!arxiv) return [];
    const props = asObject(readProps(document, 'PaperContent').paper);
    const isCurrent = parseArxivId(asString(props.id))?.id === arxiv;
    const anchor = document.querySelector('main h1');
    const shown: ShownPaper = {
      title: anchor ? writtenText(anchor) : '',
      abstract: shownAbstract(document),
      authors: [...document.querySelectorAll('main .author')].map(writtenText),
    };
    const paper = readPaper(arxiv, isCurrent ? props : {}, shown, url, huggingfacePaper.name);
    return entryOf(paper, anchor);
  },
};

function shownAbstract(document: Document): string {
  const heading = [...document.querySelectorAll('main h2')].find(
    (element) => element.textContent?.trim() === 'Abstract',
  );
  const paragraphs = [...(heading?.parentElement?.querySelectorAll('p') ?? [])].map(writtenText);
  // A one-sentence summary may precede the abstract.
  return paragraphs.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
