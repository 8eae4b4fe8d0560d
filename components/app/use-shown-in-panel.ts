import { useEffect, useRef } from 'preact/hooks';
import { useLibraryQueries } from '@/components/data/library-queries';
import { useThisBrowser } from '@/components/data/this-browser-context';
import type { PaperId, Place } from '@/lib/domain/ids';

interface Show {
  paper(paper: PaperId): void;
  topic(place: Place): void;
}

/** Shows the paper or the topic for which a page opened this panel, if it is in the library. */
export function useShownInPanel(show: Show): void {
  const browser = useThisBrowser();
  const library = useLibraryQueries();
  const latest = useRef(show);
  latest.current = show;
  useEffect(
    () =>
      browser.followShownInPanel(async ({ names, topic }) => {
        const place = topic && (await library.findPlace(topic));
        if (place) return latest.current.topic(place);
        const paper = await library.findPaperId(names);
        if (paper) latest.current.paper(paper);
      }),
    [browser, library],
  );
}
