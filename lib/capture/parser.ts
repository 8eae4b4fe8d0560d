import { hasLetters } from '@/lib/bibliography/text';
import type { SourceKind } from '@/lib/domain/papers/field-sources';
import type { CapturedPaper, PaperIdentifiers } from '@/lib/domain/papers/paper';

/** A paper and where on the page it stands. */
export interface CapturedEntry {
  /** The paper's own, known before the rest of it is read. */
  identifiers: PaperIdentifiers;
  readonly paper: CapturedPaper;
  /** Heading that holds the title, beside which the mark is drawn; `null` where the page shows none. */
  anchor: Element | null;
}

/**
 * Reads the papers of one kind of page. Pure: all that it knows of the browser is the document it is given.
 * The page is hostile: a parser cleans and bounds every text and address, and answers with fewer papers
 * rather than with broken ones.
 */
export interface Parser {
  /** Identifies the parser in records and in the folder of its test pages. */
  name: string;
  /** The page as a person would name it. */
  label: string;
  /** Whether the page is about one paper or lists several. */
  kind: 'single' | 'list';
  /** What its pages are as a source of what they say. */
  source: SourceKind;
  /** In which its pages are served: a page that says that it is in another was translated. English where left out. */
  language?: 'any';
  matches(url: URL): boolean;
  /** The papers in the page's order; empty where the page holds none. */
  parse(document: Document, url: URL): CapturedEntry[];
}

/** An entry whose paper is read already; none where the page showed no title of letters. */
export function entryOf(paper: CapturedPaper, anchor: Element | null): CapturedEntry[] {
  return hasLetters(paper.title) ? [{ identifiers: paper.identifiers, paper, anchor }] : [];
}

/** An entry whose paper is read when it is first asked for: a list has up to 2,000 rows, a window shows ten. */
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
