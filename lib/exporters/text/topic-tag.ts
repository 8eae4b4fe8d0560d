/** A topic's path as a nested tag: `topic/Agents/Memory`. */
export function topicTag(path: string[]): string {
  return ['topic', ...path.map((name) => name.replaceAll('/', '-'))].join('/');
}

/** A topic's path as a keyword that `partKeywords` can read: like the tag, but slashes inside a name are escaped. */
export function topicKeyword(path: string[]): string {
  return ['topic', ...path.map((name) => escapeMarks(name, '/'))].join('/');
}

/** Escapes the marks in a text with a backslash, and also backslashes that would otherwise read as an escape. */
export function escapeMarks(text: string, marks: string): string {
  return text.replace(new RegExp(`[${marks}]|\\\\(?=[${marks}\\\\]|$)`, 'g'), '\\$&');
}

/** A valid Obsidian tag: only letters, digits, `_`, `-` and `/`, and not only digits. */
export function obsidianTag(tag: string): string {
  const plain = tag.replace(/[^\p{L}\p{N}\p{M}_/-]+/gu, '-').replace(/^-+|-+$/g, '');
  return /^\d+$/.test(plain) ? `_${plain}` : plain || '_';
}
