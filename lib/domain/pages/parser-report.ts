/** A problem with parsing a page. It contains nothing about the person. */
export interface ParserReport {
  parser: string;
  /** Address of the page. */
  address: string;
  /** Number of papers that were read. */
  papers: number;
  /** Number of papers that the page links to, counted if none was read. */
  links: number;
  /** Number of papers, among the first ten, without authors and abstract. */
  bare: number;
}
