import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { markedWords } from '@/lib/search/query/marked-words';

/** Elements in which matches are marked: texts that search covers and a row shows. */
const MARKED = '.paper-title, .why-found';
/** The name of the highlight, as in `search.css`. */
const NAME = 'found';

/**
 * Marks words in the rows below `root`. The browser paints the marks over the text (CSS custom highlights), so that
 * rows are independent of search, and titles with rendered formulas are marked like others.
 */
export function useMarkedWords(root: RefObject<HTMLElement | null>, words: ReadonlySet<string>): void {
  useEffect(() => {
    // All supported browsers have highlights; the documents of unit tests do not.
    if (!root.current || typeof Highlight === 'undefined') return;
    const element = root.current;
    const mark = () => CSS.highlights.set(NAME, new Highlight(...rangesOf(element, words)));
    // Rows are added and removed while a person scrolls.
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
