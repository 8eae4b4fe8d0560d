import { hasLetters } from '@/lib/bibliography/clean-text';
import type { SourceKind } from '@/lib/domain/papers/field-sources';
import type { CapturedPaper, PaperIdentifiers } from '@/lib/domain/papers/paper';

/** A paper and its position on the page. */
export interface CapturedEntry {
  /** The paper's identifiers, known before the rest of it is read. */
  identifiers: PaperIdentifiers;
  readonly paper: CapturedPaper;
  /** The heading with the title, beside which the mark is drawn; `null` if the page has none. */
  anchor: Element | null;
}

/**
 * Reads the papers of one kind of page. A parser is pure: it only sees the document. Pages may be hostile, so a parser
 * cleans and bounds every text and address, and leaves out papers that it cannot read correctly.
 */
export interface Parser {
  /** Identifies the parser in records and in the folder of its test pages. */
  name: string;
  /** A short description of the page for people. */
  label: string;
  /** Whether the page is about one paper or lists several. */
  kind: 'single' | 'list';
  /** How reliable its pages are as a source of fields. */
  source: SourceKind;
  /** The language in which its pages are served; a page in another language was translated. English if absent. */
  language?: 'any';
  matches(url: URL): boolean;
  /** The papers in the page's order; none if the page has none. A list finds them one by one: its reader may pause. */
  parse(document: Document, url: URL): Iterable<CapturedEntry>;
}

/** The entry of a paper that has been read; empty if its title has no letters. */
export function entryOf(paper: CapturedPaper, anchor: Element | null): CapturedEntry[] {
  return hasLetters(paper.title) ? [{ identifiers: paper.identifiers, paper, anchor }] : [];
}

/** An entry whose paper is read on first access: a list has up to 2,000 rows, but a window shows ten. */
export function lazyEntry(
  identifiers: PaperIdentifiers,
  anchor: Element | null,
  read: () => CapturedPaper,
): CapturedEntry {
  let paper: CapturedPaper | undefined;
  return {
    identifiers,
    anchor,
    get paper() {
      paper ??= read();
      return paper;
    },
  };
}
