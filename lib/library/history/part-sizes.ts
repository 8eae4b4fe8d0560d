/*
 * The sizes of the parts in which an act of many papers is written. Other acts can run between two parts, but every part triggers all subscribers of the change feed: with 300 papers in a part, moving 1,000 took 6.5 s and undoing an import of 1,000 took 21 s, against 0.9 s and 3.4 s in one part (10,000 papers, 2026-11-28, on a machine under tenfold load). So acts on as many papers as a person sees at once are one part, and the parts of longer acts are large.
 */

/** Papers in one part of a move, an annotation or a deletion; smaller acts are one part. */
export const PAPERS_OF_PART = 1_000;
/** Acts with more changes than this are undone in parts. */
export const CHANGES_AT_ONCE = 4_000;
/** Papers in one part of an undo, each with its placement and the changes of both. */
export const UNDONE_OF_PART = 500;
