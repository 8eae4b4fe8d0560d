import { BOUNDS } from '@/lib/bibliography/bounds';
import { writtenText } from '@/lib/capture/page/text-of-element';
import { entryOf, type Parser } from '@/lib/capture/parser';
import { isAt } from '@/lib/capture/site';
import { hosts, linkedPaper, readPaper } from './read-huggingface-paper';

/** A collection on Hugging Face. It lists papers among models and datasets, only with their titles. */
export const huggingfaceCollection: Parser = {
  name: 'huggingface-collection',
  label: 'a collection that holds papers',
  kind: 'list',
  source: 'list',
  matches: (url) => isAt(url, hosts) && /^\/collections\/[^/]+\/[^/]+\/?$/.test(url.pathname),
  *parse(document, url) {
    const found = new Set<string>();
    for (const card of document.querySelectorAll('main article')) {
      if (found.size === BOUNDS.entries) break;
      const arxiv = linkedPaper(card.querySelector('a[href*="/papers/"]'), url);
      const heading = card.querySelector('h3, h4');
      if (!arxiv || !heading || found.has(arxiv)) continue;
      const paper = readPaper(arxiv, {}, { title: writtenText(heading) }, url, huggingfaceCollection.name);
      // The heading itself clips its overflow, so the mark is drawn beside the header.
      for (const entry of entryOf(paper, card.querySelector('header') ?? heading)) {
        found.add(arxiv);
        yield entry;
      }
    }
  },
};
