import { useEffect, useRef } from 'preact/hooks';
import { useLibraryQueries } from '@/components/data/library-queries';
import { useThisBrowser } from '@/components/data/this-browser-context';
import type { PaperId } from '@/lib/domain/ids';

/** Shows the paper for which a page opened this panel, if it is in the library. */
export function useShownPaper(show: (paper: PaperId) => void): void {
  const browser = useThisBrowser();
  const library = useLibraryQueries();
  const latest = useRef(show);
  latest.current = show;
  useEffect(
    () =>
      browser.followShownPaper(async (names) => {
        const paper = await library.findPaperId(names);
        if (paper) latest.current(paper);
      }),
    [browser, library],
  );
}
