/** The longest note that can be written on a page, in characters; longer ones are written in the panel. */
export const NOTE_MAX = 2_000;
