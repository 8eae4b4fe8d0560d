/**
 * Limits of what a page can put into a record: far above what real pages contain, so that nothing real is cut, and
 * low enough that a hostile page cannot fill the library. Lengths are in UTF-16 units.
 */
export const BOUNDS = {
  /** arXiv accepts titles of about 300. */
  title: 1_000,
  /** arXiv accepts 1,920; structured abstracts of medical journals reach 5,000. */
  abstract: 20_000,
  /** The longest list known has 5,154 (Physical Review Letters 114, 191803). */
  authors: 6_000,
  /** Each of an author's two names; the longest are names of collaborations. */
  name: 200,
  categories: 50,
  keywords: 100,
  keyword: 100,
  /** Comments and journal references. */
  note: 2_000,
  venue: 500,
  /** Volume, issue and pages. */
  issue: 60,
  /** The length that browsers and servers are known to support. */
  address: 2_000,
  /** An identifier of any scheme; the longest known DOIs have about 200. */
  identifier: 300,
  /** arXiv's longest list page has 2,000 rows. */
  entries: 10_000,
  /** A month of papers on Hugging Face is about 2 MB of JSON. */
  json: 8_000_000,
} as const;
