import { render } from 'preact';
import type { PageClient } from '@/components/data/page-client';
import type { createListBar } from '@/components/page/list/open-list-bar';
import { createAnnouncer } from '@/components/page/mark/announcer';
import { markState, stateInWords } from '@/components/page/mark/mark-words';
import { RowMark } from '@/components/page/mark/RowMark';
import { TitlePill } from '@/components/page/mark/TitlePill';
import { lookUp } from '@/components/page/paper/ask-background';
import { type MetEntry, MetPaper } from '@/components/page/paper/page-paper';
import { createSuggestionQueue } from '@/components/page/paper/suggestion-queue';
import { adoptScheme, createHost, HOST, type MarkHost } from '@/components/page/placement/mark-host';
import type { PaperId } from '@/lib/domain/ids';
import { paperNames } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';
import { later } from './later';

/** What stands on the page now. */
export interface PageReading {
  kind: 'single' | 'list';
  /** Who read it; empty where nobody knows the address. */
  parser: string;
  entries: readonly (MetEntry & { anchor: Element | null })[];
}

export interface WatchOptions {
  document: Document;
  read: () => PageReading;
  client: PageClient;
  /** False once the extension was updated or removed under this page. */
  isAlive: () => boolean;
  /** Absent where no page lists papers, which then need not load it. */
  createListBar?: typeof createListBar;
}

interface PlacedMark {
  kind: PageReading['kind'];
  anchor: Element;
  /** `null` until the title comes near the window. */
  host: MarkHost | null;
}

/**
 * Milliseconds in which changes of the page are gathered before it is read again, and as many more as it has rows:
 * where MathJax draws a list of 2,000 for half a minute, reading it again takes less than a hundredth of that.
 */
const READ_AFTER = 200;
const READ_AFTER_PER_ROW = 1;

/**
 * Draws a mark beside every paper of the page, and keeps the marks true while the page, the library and the tree
 * change. Returns how to leave the page as it was.
 */
export function watchPage({ document, read, client, isAlive, createListBar }: WatchOptions): () => void {
  const met = new Map<PaperId, MetPaper>();
  const marks = new Map<MetPaper, PlacedMark>();
  const announcer = createAnnouncer(document);
  const stopping = new AbortController();
  let known: Promise<void> = Promise.resolve();
  const readLater = later(() => READ_AFTER + READ_AFTER_PER_ROW * marks.size, readPage);
  const suggestions = createSuggestionQueue(client, () => known, drawn);

  const bar = createListBar?.(document, client, () => changes.takeRecords());

  const changes = new MutationObserver(() => readLater.start());
  const schemes = new MutationObserver(adoptSchemes);
  const titles = new IntersectionObserver(onTitlesInView, { rootMargin: '200px' });
  const stopListening = client.onMarksChanged((changed) => {
    for (const each of met.values()) {
      const mark = each.names.map((name) => changed[name]).find(Boolean);
      if (mark) each.tell(mark);
    }
    suggestions.renew();
  });

  // What an earlier version of the script left.
  for (const element of document.querySelectorAll(HOST)) element.remove();
  document.documentElement.append(announcer.element);
  window.addEventListener('pageshow', onPageShown, { signal: stopping.signal });
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  darkness.addEventListener('change', adoptSchemes, { signal: stopping.signal });
  observeChanges();
  readPage();
  return stop;

  function observeChanges() {
    const subtree = {
      childList: true,
      characterData: true,
      attributeFilter: ['href', 'data-props'],
      subtree: true,
    };
    changes.observe(document.body ?? document.documentElement, subtree);
    for (const element of [document.documentElement, document.body]) {
      if (element) schemes.observe(element, { attributes: true });
    }
  }

  function readPage() {
    if (!isAlive()) return stop();
    const { kind, entries } = readSafely(read);
    const shown = new Map<MetPaper, Element>();
    const unknown: MetPaper[] = [];
    for (const entry of entries) {
      const { each, isNew } = meet(entry);
      if (isNew) unknown.push(each);
      if (entry.anchor && !shown.has(each)) shown.set(each, entry.anchor);
    }
    for (const [each, mark] of marks) if (shown.get(each) !== mark.anchor) removeMark(each, mark);
    for (const [each, anchor] of shown) keepMark(each, anchor, kind);
    bar?.list(kind === 'list' ? shown : new Map());
    if (unknown.length > 0) known = Promise.all([known, lookUp(unknown, client)]).then(() => undefined);
    // What was just drawn is no change of the page.
    changes.takeRecords();
  }

  function meet(entry: MetEntry): { each: MetPaper; isNew: boolean } {
    const name = paperNames(entry.identifiers)[0] as PaperId;
    const old = met.get(name);
    if (old) old.entry = entry;
    const each = old ?? new MetPaper(entry, client, onView);
    met.set(name, each);
    return { each, isNew: !old };
  }

  function keepMark(each: MetPaper, anchor: Element, kind: PageReading['kind']) {
    const mark = marks.get(each);
    if (!mark) {
      marks.set(each, { kind, anchor, host: null });
      titles.observe(anchor);
    } else if (mark.host && mark.host.element.parentNode !== anchor) {
      // The page drew its title anew.
      anchor.prepend(mark.host.element);
    }
  }

  function removeMark(each: MetPaper, mark: PlacedMark) {
    titles.unobserve(mark.anchor);
    if (mark.host) {
      render(null, mark.host.root);
      mark.host.element.remove();
    }
    marks.delete(each);
  }

  function onTitlesInView(seen: IntersectionObserverEntry[]) {
    const inView = new Set(seen.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target));
    const fresh = [...marks].filter(([, mark]) => !mark.host && inView.has(mark.anchor));
    // All styles are read before anything is drawn, lest each mark has the page styled anew.
    for (const [, mark] of fresh) {
      titles.unobserve(mark.anchor);
      mark.host = createHost(document);
      adoptScheme(mark.host, mark.anchor);
    }
    for (const [each, mark] of fresh) {
      if (mark.host) mark.anchor.prepend(mark.host.element);
      draw(each, mark);
    }
    suggestions.want(fresh.map(([each]) => each));
    changes.takeRecords();
  }

  function draw(each: MetPaper, { kind, anchor, host }: PlacedMark) {
    if (!host) return;
    const props = { met: each, view: each.view, title: anchor, onOpen };
    render(kind === 'single' ? <TitlePill {...props} /> : <RowMark {...props} />, host.root);
  }

  function onView(each: MetPaper) {
    const mark = marks.get(each);
    if (mark) draw(each, mark);
    bar?.changed();
    if (each.isAwaited) announce(each);
  }

  function announce(each: MetPaper) {
    const state = markState(each.view);
    if (state === 'saving') return;
    const isUndone = state === 'unsaved' && !each.view.problem;
    announcer.say(isUndone ? message('mark_undone') : stateInWords(each.view));
    each.isAwaited = state === 'filing';
  }

  function onOpen(each: MetPaper) {
    if (!isAlive()) return stop();
    if (!each.view.suggestion) suggestions.want([each]);
  }

  function drawn(): MetPaper[] {
    return [...marks].flatMap(([each, { host }]) => (host ? [each] : []));
  }

  function adoptSchemes() {
    for (const { host, anchor } of marks.values()) if (host) adoptScheme(host, anchor);
    bar?.adoptScheme();
  }

  /** A page that comes back as it was left has heard nothing meanwhile. */
  function onPageShown({ persisted }: PageTransitionEvent) {
    if (persisted) known = lookUp([...met.values()], client);
  }

  function stop() {
    stopping.abort();
    readLater.stop();
    suggestions.stop();
    for (const observer of [changes, schemes, titles]) observer.disconnect();
    stopListening();
    bar?.stop();
    for (const [each, mark] of marks) removeMark(each, mark);
    announcer.element.remove();
  }
}

/** A page can be made so that reading it fails; it is left alone then. */
function readSafely(read: () => PageReading): PageReading {
  try {
    return read();
  } catch (error) {
    console.debug('Papertree cannot read this page.', error);
    return { kind: 'list', parser: '', entries: [] };
  }
}
