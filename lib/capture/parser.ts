import type { CapturedPaper } from '@/lib/domain/paper';

/** A paper and where on the page it stands. */
export interface CapturedEntry {
  paper: CapturedPaper;
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
  matches(url: URL): boolean;
  /** The papers in the page's order; empty where the page holds none. */
  parse(document: Document, url: URL): CapturedEntry[];
}
