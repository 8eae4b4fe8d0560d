/** What is wrong with the reading of a page; nothing in it is about the reader. */
export interface ParserReport {
  parser: string;
  /** Address of the page. */
  address: string;
  /** Papers that were read. */
  papers: number;
  /** Papers that the page leads to, counted where none was read. */
  links: number;
  /** Papers among the first ten that have neither authors nor abstract. */
  bare: number;
}
