import { locateTerms } from '@/lib/search/index/terms';

/** The position of a word in a text: its first UTF-16 unit, and the one after its last. */
export type Span = [start: number, end: number];

/** The positions of the terms (`Hit.words`) in the original text, in order and without overlaps. */
export function markedWords(text: string, words: ReadonlySet<string>): Span[] {
  if (words.size === 0) return [];
  const spans: Span[] = [];
  for (const { word, start, end } of locateTerms(text)) {
    if (!words.has(word)) continue;
    const last = spans.at(-1);
    // A character can belong to two words, as `½` does, and a word to a compound.
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans;
}

/**
 * The part of a text around the first of the words: some `length` characters, cut between words. A short text is
 * returned whole.
 */
export function snippet(text: string, words: ReadonlySet<string>, length: number): string {
  if (text.length <= length) return text;
  const [first] = markedWords(text, words)[0] ?? [0];
  const wanted = Math.max(0, Math.min(first - length / 3, text.length - length));
  const start = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const end = start + length >= text.length ? text.length : text.lastIndexOf(' ', start + length);
  // A text without spaces is cut at the maximum length.
  const part = text.slice(start, end > start ? end : start + length);
  return `${start > 0 ? '… ' : ''}${part}${start + part.length < text.length ? ' …' : ''}`;
}
