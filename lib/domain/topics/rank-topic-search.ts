import { foldText } from '@/lib/domain/text/fold-text';

/** The folded words of a search query, separated by spaces. */
export function queryWords(query: string): string[] {
  return foldText(query).split(/\s+/).filter(Boolean);
}

/**
 * How well a topic matches the words: 0 if its name begins with the first word, 1 if its name contains a word, 2 if
 * only its path contains them; `null` if a word is missing.
 * @param path The names from the top of the tree down to the topic.
 */
export function topicRank(path: readonly string[], words: readonly string[]): 0 | 1 | 2 | null {
  const first = words[0];
  if (first === undefined) return 0;
  const names = path.map(foldText);
  const all = names.join(' ');
  if (!words.every((word) => all.includes(word))) return null;
  const name = names.at(-1) ?? '';
  if (name.startsWith(first)) return 0;
  return words.some((word) => name.includes(word)) ? 1 : 2;
}
