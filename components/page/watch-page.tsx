import { render } from 'preact';
import type { PaperId } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/paper';
import { message } from '@/lib/platform/messages';
import { createAnnouncer } from './announcer';
import { lookUp, suggest } from './ask-background';
import { adoptScheme, createHost, HOST, type MarkHost } from './mark-host';
import { markState, stateInWords } from './mark-words';
import { MetPaper } from './met-paper';
import type { PageClient } from './page-client';
import { RowMark } from './RowMark';
import { TitlePill } from './TitlePill';

/** What stands on the page now. */
export interface PageReading {
  kind: 'single' | 'list';
  entries: readonly { paper: CapturedPaper; anchor: Element | null }[];
}

export interface WatchOptions {
  document: Document;
  read: () => PageReading;
  client: PageClient;
  /** False once the extension was updated or removed under this page. */
  isAlive: () => boolean;
}

interface PlacedMark {
  kind: PageReading['kind'];
  anchor: Element;
  /** `null` until the title comes near the window. */
  host: MarkHost | null;
}

/** Milliseconds in which changes of the page are gathered before it is read again. */
const READ_AFTER = 200;
/** Milliseconds in which titles that come into view are gathered into one question. */
const SUGGEST_AFTER = 30;
/** Milliseconds before suggestions are asked for again, after the tree changed or where there was no answer. */
const ASK_AGAIN_AFTER = 1_500;
/** Questions in a row that may go without an answer: the model loads in less. */
const UNANSWERED_QUESTIONS = 4;

/**
 * Draws a mark beside every paper of the page, and keeps the marks true while the page, the library and the tree
 * change. Returns how to leave the page as it was.
 */
export function watchPage({ document, read, client, isAlive }: WatchOptions): () => void {
  const met = new Map<PaperId, MetPaper>();
  const marks = new Map<MetPaper, PlacedMark>();
  const waiting = new Set<MetPaper>();
  const announcer = createAnnouncer(document);
  const stopping = new AbortController();
  let known: Promise<void> = Promise.resolve();
  let unanswered = 0;
  const readLater = later(READ_AFTER, readPage);
  const suggestLater = later(SUGGEST_AFTER, askForSuggestions);
  const askAgainLater = later(ASK_AGAIN_AFTER, () => want(unsavedInView()));

  const changes = new MutationObserver(() => readLater.start());
  const schemes = new MutationObserver(adoptSchemes);
  const titles = new IntersectionObserver(onTitlesInView, { rootMargin: '200px' });
  const stopListening = client.onMarksChanged((changed) => {
    for (const each of met.values()) {
      const mark = each.names.map((name) => changed[name]).find(Boolean);
      if (mark) each.tell(mark);
    }
    unanswered = 0;
    askAgainLater.start();
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
    for (const { paper, anchor } of entries) {
      const { each, isNew } = meet(paper);
      if (isNew) unknown.push(each);
      if (anchor && !shown.has(each)) shown.set(each, anchor);
    }
    for (const [each, mark] of marks) if (shown.get(each) !== mark.anchor) removeMark(each, mark);
    for (const [each, anchor] of shown) keepMark(each, anchor, kind);
    if (unknown.length > 0) known = Promise.all([known, lookUp(unknown, client)]).then(() => undefined);
    // What was just drawn is no change of the page.
    changes.takeRecords();
  }

  function meet(paper: CapturedPaper): { each: MetPaper; isNew: boolean } {
    const fresh = new MetPaper(paper, client, onView);
    const name = fresh.names[0] as PaperId;
    const old = met.get(name);
    if (old) old.paper = paper;
    else met.set(name, fresh);
    return { each: old ?? fresh, isNew: !old };
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
    for (const [each, mark] of fresh) {
      titles.unobserve(mark.anchor);
      mark.host = createHost(document);
      adoptScheme(mark.host, mark.anchor);
      mark.anchor.prepend(mark.host.element);
      draw(each, mark);
    }
    want(fresh.map(([each]) => each));
    changes.takeRecords();
  }

  function draw(each: MetPaper, { kind, anchor, host }: PlacedMark) {
    if (!host) return;
    const props = { met: each, view: each.view, onOpen };
    render(kind === 'single' ? <TitlePill {...props} title={anchor} /> : <RowMark {...props} />, host.root);
  }

  function onView(each: MetPaper) {
    const mark = marks.get(each);
    if (mark) draw(each, mark);
    if (each.isAwaited) announce(each);
  }

  function announce(each: MetPaper) {
    const state = markState(each.view);
    if (state === 'saving') return;
    announcer.say(state === 'unsaved' ? message('mark_undone') : stateInWords(each.view));
    each.isAwaited = state === 'filing';
  }

  function onOpen(each: MetPaper) {
    if (!isAlive()) return stop();
    if (!each.view.suggestion) want([each]);
  }

  function want(papers: readonly MetPaper[]) {
    for (const each of papers) waiting.add(each);
    if (waiting.size > 0) suggestLater.start();
  }

  async function askForSuggestions() {
    await known;
    const asked = [...waiting];
    waiting.clear();
    await suggest(asked, client);
    const isAnswered = asked.every(({ view }) => view.suggestion || view.mark.state !== 'unsaved');
    unanswered = isAnswered ? 0 : unanswered + 1;
    if (!isAnswered && unanswered < UNANSWERED_QUESTIONS) askAgainLater.start();
  }

  function unsavedInView(): MetPaper[] {
    return [...marks].flatMap(([each, { host }]) =>
      host && each.view.mark.state === 'unsaved' ? [each] : [],
    );
  }

  function adoptSchemes() {
    for (const { host, anchor } of marks.values()) if (host) adoptScheme(host, anchor);
  }

  /** A page that comes back as it was left has heard nothing meanwhile. */
  function onPageShown({ persisted }: PageTransitionEvent) {
    if (persisted) known = lookUp([...met.values()], client);
  }

  function stop() {
    stopping.abort();
    for (const timer of [readLater, suggestLater, askAgainLater]) timer.stop();
    for (const observer of [changes, schemes, titles]) observer.disconnect();
    stopListening();
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
    return { kind: 'list', entries: [] };
  }
}

/** Runs once, some time after the first of several wishes. */
function later(milliseconds: number, run: () => void): { start(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const start = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      run();
    }, milliseconds);
  };
  return { start, stop };
}
