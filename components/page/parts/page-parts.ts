import type { PageClient } from '@/components/data/page-client';
import type { watchSurface } from '@/components/page/clicks/seen-long-enough';
import type { PagePaper, PaperView } from '@/components/page/paper/page-paper';

/** What is loaded into a page on first use: every page that is marked would have to carry it otherwise. */
export interface PageParts {
  /**
   * The bar of a list page, open.
   * @param onMoved called when rows were moved, which is no change of the page's own
   * @param onClose called when the person is done with it, and the list is to be as on the site
   */
  createListBar(
    document: Document,
    client: PageClient,
    onMoved: () => void,
    onClose: () => void,
  ): ListBarHost;
  /** Opens the pill of a mark in a list, in a room that is in a shadow tree. */
  openPill(room: HTMLElement, options: PartOptions): OpenPart;
  /** Opens the menu of a paper in a room of its pill, which is in a shadow tree. */
  openPlaceMenu(room: HTMLElement, options: PillPartOptions): OpenPart;
  /** Opens the field for a note on a paper, in a room of its pill. */
  openNoteField(room: HTMLElement, options: PillPartOptions): OpenPart;
  /** Does what a key of a mark in a list does. */
  pressMarkKey(event: KeyboardEvent, paper: PagePaper, mark: MarkElements): void;
}

/** Loads what a page seldom needs; `null` where that failed, as after an update of the extension. */
export type LoadParts = () => Promise<PageParts | null>;

/** The bar of a list page, there as long as the page lists papers. */
export interface ListBarHost {
  /** What the page lists now, by where each title stands; nothing on a page about one paper. */
  list(rows: ReadonlyMap<PagePaper, Element>): void;
  /** Something became known of a paper. */
  changed(): void;
  adoptScheme(): void;
  stop(): void;
}

export interface PartOptions {
  paper: PagePaper;
  /** Beside which it opens. */
  anchor: Element;
  /** The page's own: what can be clicked is watched in one place. */
  watchSurface: typeof watchSurface;
  loadParts: LoadParts;
}

export interface PillPartOptions extends PartOptions {
  /** Called when it is done with, or the focus leaves it. */
  onClose: (how: 'done' | 'left') => void;
}

/** The mark of a paper in a list. */
export interface MarkElements {
  /** The mark with its pill. */
  root: HTMLElement;
  button: HTMLButtonElement;
}

/** A part that is open. */
export interface OpenPart {
  /** Draws it for the paper as it is now. */
  draw(view: PaperView): void;
  close(): void;
}
