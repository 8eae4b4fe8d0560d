import { locateTerms } from '@/lib/search/index/terms';

/** Where a word stands in a text: its first UTF-16 unit, and the one after its last. */
export type Span = [start: number, end: number];

/** Where any of the terms (`Hit.words`) stands in the text as it is written: in order, none over another. */
export function markedWords(text: string, words: ReadonlySet<string>): Span[] {
  if (words.size === 0) return [];
  const spans: Span[] = [];
  for (const { word, start, end } of locateTerms(text)) {
    if (!words.has(word)) continue;
    const last = spans.at(-1);
    // One character may belong to two words, as `½` does, and a word to a compound.
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
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
