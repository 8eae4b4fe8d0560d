import { wordsOf } from '@/lib/search/index/words';

/** Where a word stands in a text: its first character, and the one after its last. */
export type Span = [start: number, end: number];

/** Where any of the words (folded) stands in the text, as a reader sees it. */
export function markedWords(text: string, words: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const parts = wordsOf(run);
    if (parts.length === 1 && words.has(parts[0] ?? '')) spans.push([index, index + run.length]);
    // A run of Chinese: every character is a word.
    else if (parts.length === run.length)
      for (const [nth, part] of parts.entries())
        if (words.has(part)) spans.push([index + nth, index + nth + 1]);
  }
  return spans;
}

/** The part of a text around the first of the words, some `length` characters, cut between words; all of a short one. */
export function snippet(text: string, words: ReadonlySet<string>, length: number): string {
  if (text.length <= length) return text;
  const [first] = markedWords(text, words)[0] ?? [0];
  const wanted = Math.max(0, Math.min(first - length / 3, text.length - length));
  const start = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const end = start + length >= text.length ? text.length : text.lastIndexOf(' ', start + length);
  // A text without spaces is cut where it must be.
  const part = text.slice(start, end > start ? end : start + length);
  return `${start > 0 ? '… ' : ''}${part}${start + part.length < text.length ? ' …' : ''}`;
}
