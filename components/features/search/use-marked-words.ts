import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { markedWords } from '@/lib/search/query/marked-words';

/** Where words are marked: what a search looks through and a row shows. */
const MARKED = '.paper-title, .why-found';
/** As `search.css` knows it. */
const NAME = 'found';

/**
 * Marks words wherever the rows below `root` show them. The browser draws the marks over the text (CSS custom
 * highlights), so that no row has to know of a search, and a title drawn with formulas is marked like any other.
 */
export function useMarkedWords(root: RefObject<HTMLElement | null>, words: ReadonlySet<string>): void {
  useEffect(() => {
    // Browsers from our oldest on have it; the documents of unit tests do not.
    if (!root.current || typeof Highlight === 'undefined') return;
    const element = root.current;
    const mark = () => CSS.highlights.set(NAME, new Highlight(...rangesOf(element, words)));
    // Rows come and go while one scrolls.
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    mark();
    return () => {
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [root, words]);
}

function rangesOf(root: HTMLElement, words: ReadonlySet<string>): Range[] {
  const ranges: Range[] = [];
  for (const element of root.querySelectorAll(MARKED)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      for (const [start, end] of markedWords(node.nodeValue ?? '', words)) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
  }
  return ranges;
}
