import { afterReading } from '@/components/page/timing/person-read-page';
import type { ParserReport } from '@/lib/domain/pages/parser-report';
import { paperNames } from '@/lib/domain/papers/paper';
import { isSiteOff } from '@/lib/domain/preferences/site-preferences';
import type { PageReading } from './page-reading';
import { type WatchOptions, watchPage } from './watch-page';

interface WatchSiteOptions extends WatchOptions {
  /** True in a private window, where nothing is remembered that the person did not ask for. */
  isPrivate: boolean;
  /** Checks a reading for problems; `null` if there are none. */
  check: (reading: PageReading) => ParserReport | null;
}

/** Milliseconds until a page that is drawn by scripts is complete. */
const DRAWN_AFTER = 4_000;

/**
 * Watches the page according to the person's settings: not at all if the site is switched off or everything is paused,
 * and recording read papers if that is switched on. Follows changes of the options. Returns a function that stops it.
 */
export function watchBySitePreferences(options: WatchSiteOptions): () => void {
  const { document, client, read, isPrivate, check } = options;
  let stopWatching: (() => void) | null = null;
  let stopReading: (() => void) | null = null;
  let isOver = false;
  let last: PageReading | null = null;
  const checking = setTimeout(() => {
    const report = stopWatching && last && check(last);
    if (report) client.reportParser({ report });
  }, DRAWN_AFTER);

  function leave() {
    stopWatching?.();
    stopReading?.();
    stopWatching = stopReading = null;
  }

  function* readAndKeep() {
    last = yield* read();
    return last;
  }

  function rememberRead() {
    const [only] = last?.entries ?? [];
    if (last?.kind === 'single' && only) client.readOnPage({ names: paperNames(only.identifiers) });
  }

  async function adopt() {
    const answer = await client.readSites({});
    if (isOver) return;
    leave();
    // If the background does not answer, the page is marked; the marks then show the problem.
    if (answer.ok && isSiteOff(answer.value, document.location.hostname, Date.now())) return;
    const hasChips = !answer.ok || answer.value.namesTopics;
    stopWatching = watchPage({ ...options, read: readAndKeep, hasChips });
    if (answer.ok && answer.value.remembersRead && !isPrivate)
      stopReading = afterReading(document, rememberRead);
  }

  const stopListening = client.onSitesChanged(adopt);
  adopt();
  return () => {
    isOver = true;
    clearTimeout(checking);
    stopListening();
    leave();
  };
}
