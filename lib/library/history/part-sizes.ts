/*
 * How large the parts of an act of many papers are. Each part lets others through, and each is followed by all that
 * follows the library: with 300 papers a part, a move of 1,000 took 6.5 s and the undoing of an import of 1,000 took
 * 21 s, against 0.9 s and 3.4 s at once (10,000 papers, 2026-11-28, a machine that had ten times as much to do as it
 * could). So acts of what a person sees at once are one part, and the parts of longer ones are large.
 */

/** Papers of one part of a move, an annotation or a deletion; an act of no more is written at once. */
export const PAPERS_OF_PART = 1_000;
/** Acts of more changes are undone in parts. */
export const CHANGES_AT_ONCE = 4_000;
/** Papers of one part of an undoing, each with its placement and the changes of both. */
export const UNDONE_OF_PART = 500;
