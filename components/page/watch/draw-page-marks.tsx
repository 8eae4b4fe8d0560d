import { render } from 'preact';
import type { LoadParts } from '@/components/page/lazy-parts/lazy-parts';
import type { Chip } from '@/components/page/mark/Chip';
import { RowMark } from '@/components/page/mark/RowMark';
import type { TitlePill } from '@/components/page/mark/TitlePill';
import type { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import { adoptScheme, createHost, type MarkHost } from '@/components/page/placement/mark-host';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import type { PageReading } from './page-reading';

/** The marks beside the titles of a page. Each is drawn when its title comes near the window. */
export interface PageMarks {
  /** Number of titles with a mark, drawn or not. */
  count(): number;
  /** Marks exactly these titles. */
  show(titles: ReadonlyMap<PagePaper, Element>, kind: PageReading['kind']): void;
  /** Redraws the paper's mark with its present state, if it is drawn. */
  redraw(paper: PagePaper): void;
  /** Papers whose mark is drawn. */
  drawn(): PagePaper[];
  /** Moves the focus by `step` marks, from the focused one or from the first in the window. */
  walk(step: number): void;
  /** Adopts the page's colour scheme. */
  adoptSchemes(): void;
  stop(): void;
}

interface PageMarksOptions {
  /** Draws topic names beside marks; absent if they are switched off. */
  Chip?: typeof Chip;
  /** Absent if every page lists papers. */
  TitlePill?: typeof TitlePill;
  loadParts: LoadParts;
  /** Called with papers whose marks were drawn for the first time. */
  onDrawn(papers: PagePaper[]): void;
  /** Called when the person opened the mark of a paper. */
  onOpen(paper: PagePaper): void;
}

interface PlacedMark {
  kind: PageReading['kind'];
  title: Element;
  /** `null` until the title comes near the window. */
  host: MarkHost | null;
}

/** Distance from the window, in pixels, at which a title's mark is drawn. */
const NEAR = 200;

export function createPageMarks(
  document: Document,
  { Chip, TitlePill, loadParts, onDrawn, onOpen }: PageMarksOptions,
): PageMarks {
  const marks = new Map<PagePaper, PlacedMark>();
  const titlesInView = new IntersectionObserver(drawInView, { rootMargin: `${NEAR}px` });

  function keep(paper: PagePaper, title: Element, kind: PageReading['kind']) {
    const mark = marks.get(paper);
    if (!mark) {
      marks.set(paper, { kind, title, host: null });
      titlesInView.observe(title);
    } else if (mark.host && mark.host.element.parentNode !== title) {
      // The page has redrawn its title.
      title.prepend(mark.host.element);
    }
  }

  function remove(paper: PagePaper, { title, host }: PlacedMark) {
    titlesInView.unobserve(title);
    if (host) {
      render(null, host.root);
      host.element.remove();
    }
    marks.delete(paper);
  }

  function drawInView(changes: IntersectionObserverEntry[]) {
    const inView = new Set(
      changes.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target),
    );
    const fresh = [...marks].filter(([, mark]) => !mark.host && inView.has(mark.title));
    // Reads all styles before anything is drawn; otherwise the browser would compute styles again for each mark.
    for (const [, mark] of fresh) {
      titlesInView.unobserve(mark.title);
      mark.host = createHost(document, Chip?.style);
      adoptScheme(mark.host, mark.title);
    }
    for (const [paper, mark] of fresh) {
      if (mark.host) mark.host.onRefused = () => paper.refuseClick();
      if (mark.host) mark.title.prepend(mark.host.element);
      draw(paper, mark);
    }
    onDrawn(fresh.map(([paper]) => paper));
  }

  function draw(paper: PagePaper, { kind, title, host }: PlacedMark) {
    if (!host) return;
    const props = { paper, view: paper.view, title, onOpen, loadParts };
    const mark =
      kind === 'single' && TitlePill ? <TitlePill {...props} /> : <RowMark {...props} Chip={Chip} />;
    render(
      <ErrorBoundary subject={paper.view} fallback={null}>
        {mark}
      </ErrorBoundary>,
      host.root,
    );
  }

  return {
    count: () => marks.size,
    show(titles, kind) {
      for (const [paper, mark] of marks) if (titles.get(paper) !== mark.title) remove(paper, mark);
      for (const [paper, title] of titles) keep(paper, title, kind);
    },
    redraw(paper) {
      const mark = marks.get(paper);
      if (mark) draw(paper, mark);
    },
    drawn: () => [...marks].flatMap(([paper, { host }]) => (host ? [paper] : [])),
    walk(step) {
      const placed = [...marks.values()];
      const focused = placed.findIndex(({ host }) => host && document.activeElement === host.element);
      const first = placed.findIndex(({ title }) => title.getBoundingClientRect().top >= 0);
      const next = focused >= 0 ? focused + step : first;
      const { title, host } = placed[Math.max(0, Math.min(next, placed.length - 1))] ?? {};
      title?.scrollIntoView({ block: 'nearest' });
      // A mark that was never near the window is drawn when it comes there, which is after this.
      const focus = () => host?.root.querySelector<HTMLElement>('.mark')?.focus({ preventScroll: true });
      if (host) focus();
    },
    adoptSchemes() {
      for (const { host, title } of marks.values()) if (host) adoptScheme(host, title);
    },
    stop() {
      titlesInView.disconnect();
      for (const [paper, mark] of marks) remove(paper, mark);
    },
  };
}
