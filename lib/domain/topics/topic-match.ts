import { foldText } from '@/lib/domain/text/fold-text';

/** The words of what a person types to find something by its name, folded; of any characters but spaces. */
export function queryWords(query: string): string[] {
  return foldText(query).split(/\s+/).filter(Boolean);
}

/**
 * How well a topic answers the words, given the names from the top of the tree down to it: 0 where its own name
 * begins with the first, 1 where its name holds one, 2 where only its path holds them; `null` where one is missing.
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
