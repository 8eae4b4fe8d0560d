/*
 * Our text in a note stands between two of Obsidian's comments, `%% … %%`: a mark of its own in the paper's notes would
 * end them.
 */

/** A person's notes without a mark of Obsidian's comments: a backslash stands within each. */
export function textOfNote(notes: string): string {
  return notes.replace(/%(?=\\*%)/g, '%\\');
}

/** The notes out of `textOfNote`. */
export function noteOfText(text: string): string {
  return text.replace(/%\\(?=\\*%)/g, '%');
}
