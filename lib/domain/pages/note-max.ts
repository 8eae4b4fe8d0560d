/** The longest note that is written on a page, in characters: what a field of one line holds. Longer ones are the panel's. */
export const NOTE_MAX = 2_000;
