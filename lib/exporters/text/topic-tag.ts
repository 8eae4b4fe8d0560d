/** A branch as a tag that other programs nest: `topic/Agents/Memory`. */
export function topicTag(path: string[]): string {
  return ['topic', ...path.map((name) => name.replaceAll('/', '-'))].join('/');
}

/** A branch as a keyword, which `partKeywords` reads: as a tag, with a backslash before what is no mark in a name. */
export function topicKeyword(path: string[]): string {
  return ['topic', ...path.map((name) => escapeMarks(name, '/'))].join('/');
}

/** The text with a backslash before each of the marks, and before a backslash that would be read as such a one. */
export function escapeMarks(text: string, marks: string): string {
  return text.replace(new RegExp(`[${marks}]|\\\\(?=[${marks}\\\\]|$)`, 'g'), '\\$&');
}

/** Obsidian's tags hold letters, figures, `_`, `-` and `/`, and one sign that is no figure. */
export function obsidianTag(tag: string): string {
  const plain = tag.replace(/[^\p{L}\p{N}\p{M}_/-]+/gu, '-').replace(/^-+|-+$/g, '');
  return /^\d+$/.test(plain) ? `_${plain}` : plain || '_';
}
