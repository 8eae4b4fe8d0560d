import type { OfferedPage } from '@/components/data/offered-page';
import type { PageClient } from '@/components/data/page-client';
import type { LoadParts } from '@/components/page/lazy-parts/lazy-parts';
import type { createListBarOpener } from '@/components/page/list/list-bar-button';
import type { Chip } from '@/components/page/mark/Chip';
import { createAnnouncer } from '@/components/page/mark/screen-reader-announcer';
import type { TitlePill } from '@/components/page/mark/TitlePill';
import { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import { lookUp } from '@/components/page/paper/request-marks-and-suggestions';
import { createSuggestionQueue } from '@/components/page/paper/suggestion-queue';
import { HOST } from '@/components/page/placement/mark-host';
import { placeAgain } from '@/components/page/placement/place-again';
import { later } from '@/components/page/timing/later';
import { createPageMarks } from './draw-page-marks';
import { listenForNextPaperKeys } from './next-paper-keys';
import { followPageChanges } from './page-changes';
import { type PageReading, readSafely, shownPage } from './page-reading';
import { PagePapers } from './papers-on-page';

export interface WatchOptions {
  document: Document;
  read: () => Generator<undefined, PageReading>;
  client: PageClient;
  /** False once the extension was updated or removed while the page was open. */
  isAlive: () => boolean;
  /** Loads the parts that are seldom needed. */
  loadParts: LoadParts;
  /** Whether topics are named beside marks; true by default. */
  hasChips?: boolean;
  /** Tells panels beside the page which papers it shows. */
  offered?: OfferedPage;
  /**
   * Draws topic names beside marks. This and the following two are passed in, so that only pages that may need them
   * load their code.
   */
  Chip?: typeof Chip;
  /** The pill of a page about one paper. */
  TitlePill?: typeof TitlePill;
  createListBarOpener?: typeof createListBarOpener;
}

/**
 * Milliseconds in which changes of the page are collected before it is read again, plus one millisecond per row.
 * MathJax draws a list of 2,000 rows for half a minute; reading it again takes less than a hundredth of that time.
 */
const READ_AFTER = 200;
const READ_AFTER_PER_ROW = 1;

/**
 * Draws a mark beside every paper of the page, and updates the marks while the page, the library and the tree change.
 * Returns a function that restores the page.
 */
export function watchPage(options: WatchOptions): () => void {
  const {
    document,
    read,
    client,
    isAlive,
    loadParts,
    offered,
    hasChips = true,
    Chip,
    TitlePill,
    createListBarOpener,
  } = options;
  const papers = new PagePapers((entry) => new PagePaper(entry, client, onView));
  const announcer = createAnnouncer(document);
  /** Resolves once it is known which papers are saved. */
  let known: Promise<void> = Promise.resolve();
  let isReading = false;
  let isOver = false;
  const suggestions = createSuggestionQueue(
    client,
    () => known,
    () => marks.drawn(),
  );
  const marks = createPageMarks(document, {
    ...(Chip && hasChips && { Chip }),
    ...(TitlePill && { TitlePill }),
    loadParts,
    onDrawn(drawn) {
      suggestions.want(drawn);
      changes.ignorePending();
    },
    onOpen(paper) {
      if (!isAlive()) return stop();
      if (!paper.view.suggestion) suggestions.want([paper]);
    },
  });
  const bar = createListBarOpener?.({ document, client, loadParts, onMoved: () => changes.ignorePending() });
  const stopKeys = listenForNextPaperKeys(document, (step) => marks.walk(step));
  const readLater = later(() => READ_AFTER + READ_AFTER_PER_ROW * marks.count(), readPage);
  const stopListening = client.onMarksChanged((changed) => {
    papers.tell(changed);
    suggestions.renew();
  });

  // Elements that an earlier version of the script left behind.
  for (const element of document.querySelectorAll(HOST)) element.remove();
  document.documentElement.append(announcer.element);
  const changes = followPageChanges(document, {
    onContent: readLater.start,
    onScheme() {
      marks.adoptSchemes();
      bar?.adoptScheme();
    },
    onRestored() {
      known = lookUp(papers.all(), client);
    },
  });
  readPage();
  return stop;

  async function readPage() {
    if (!isAlive()) return stop();
    if (isReading) return readLater.start();
    isReading = true;
    const { kind, entries } = await readSafely(read);
    isReading = false;
    if (isOver) return;
    const { titles, added } = papers.find(entries);
    marks.show(titles, kind);
    placeAgain();
    bar?.list(kind === 'list' ? titles : new Map());
    offered?.show(shownPage({ kind, entries }));
    if (added.length > 0) known = Promise.all([known, lookUp(added, client)]).then(() => undefined);
    changes.ignorePending();
  }

  function onView(paper: PagePaper) {
    marks.redraw(paper);
    bar?.changed();
    announcer.announce(paper);
  }

  function stop() {
    isOver = true;
    offered?.show(null);
    readLater.stop();
    suggestions.stop();
    changes.stop();
    stopKeys();
    stopListening();
    bar?.stop();
    marks.stop();
    announcer.element.remove();
  }
}
