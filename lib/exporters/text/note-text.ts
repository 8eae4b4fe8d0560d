/*
 * Our region in a note is marked by Obsidian comments, `%% … %%`. A `%%` in the paper's notes would begin or end a
 * comment, so it is escaped.
 */

/** A person's notes with a backslash inside each `%%`. */
export function textOfNote(notes: string): string {
  return notes.replace(/%(?=\\*%)/g, '%\\');
}

/** Reverses `textOfNote`. */
export function noteOfText(text: string): string {
  return text.replace(/%\\(?=\\*%)/g, '%');
}
