/** Papers to try the product with, in a tree; see `public/sample-library.json`. */
export interface SampleLibrary {
  /** Parents before children. */
  topics: { name: string; parent: number | null }[];
  papers: {
    arxiv?: string;
    title: string;
    abstract: string;
    categories: string[];
    published?: string;
    /** Where it can be read, or at least looked for. */
    url: string;
    /** Index among the topics; `null`: it fits none. */
    topic: number | null;
  }[];
}
