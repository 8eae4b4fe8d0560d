import type { PageClient } from '@/components/data/page-client';
import type { watchSurface } from '@/components/page/clicks/seen-long-enough';
import type { PagePaper, PaperView } from '@/components/page/paper/paper-state-and-actions';

/** Parts that are loaded into a page on first use. Otherwise every marked page would have to load them. */
export interface LazyParts {
  /**
   * Creates the open bar of a list page.
   * @param onMoved called after the bar moved rows, so that this is not taken for a change by the page
   * @param onClose called when the person closes the bar; the list then returns to the site's order
   * @param isGrouped whether the list is grouped by topic at first
   */
  createListBar(
    document: Document,
    client: PageClient,
    onMoved: () => void,
    onClose: () => void,
    isGrouped: boolean,
  ): ListBarHost;
  /** Opens the pill of a mark in a list, in an element of a shadow tree. */
  openPill(container: HTMLElement, options: PartOptions): OpenPart;
  /** Opens the menu of a paper in an element of its pill, which is in a shadow tree. */
  openPlaceMenu(container: HTMLElement, options: PillPartOptions): OpenPart;
  /** Opens the field for a note on a paper, in an element of its pill. */
  openNoteField(container: HTMLElement, options: PillPartOptions): OpenPart;
  /** Handles a key on a mark in a list. */
  pressMarkKey(event: KeyboardEvent, paper: PagePaper, mark: MarkElements): void;
}

/** Loads the parts; resolves to `null` if that failed, for example after an update of the extension. */
export type LoadParts = () => Promise<LazyParts | null>;

/** The bar of a list page, which exists while the page lists papers. */
export interface ListBarHost {
  /** Sets the papers that the page lists now, with the elements of their titles; empty on a page about one paper. */
  list(rows: ReadonlyMap<PagePaper, Element>): void;
  /** Called when the state of a paper changed. */
  changed(): void;
  adoptScheme(): void;
  stop(): void;
}

export interface PartOptions {
  paper: PagePaper;
  /** The element beside which it opens. */
  anchor: Element;
  /** The function of the page's own script, so that all controls are watched in one place. */
  watchSurface: typeof watchSurface;
  loadParts: LoadParts;
}

export interface PillPartOptions extends PartOptions {
  /** Called when the person is done, or the focus left it. */
  onClose: (how: 'done' | 'left') => void;
}

/** The mark of a paper in a list. */
export interface MarkElements {
  /** Contains the mark and its pill. */
  root: HTMLElement;
  button: HTMLButtonElement;
}

/** An open part. */
export interface OpenPart {
  /** Draws the paper's present state. */
  draw(view: PaperView): void;
  close(): void;
}
