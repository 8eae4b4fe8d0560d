import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '@/lib/search/index/words-and-stop-words';
import { markedWords, snippet } from './marked-words';

const marked = (text: string, ...words: string[]) =>
  markedWords(text, new Set(words)).map(([start, end]) => text.slice(start, end));

describe('markedWords', () => {
  it('marks whole words as they are written', () => {
    expect(marked('Müller’s grapheme, a graph', 'muller', 'graph')).toEqual(['Müller', 'graph']);
    expect(marked('深度学习', '学')).toEqual(['学']);
    expect(marked('<b>bold</b>', 'b')).toEqual(['b', 'b']);
  });

  it('marks other forms of a word, and a compound as a whole', () => {
    expect(marked('GRAPHS of a β-VAE', 'graph', 'betavae')).toEqual(['GRAPHS', 'β-VAE']);
  });

  it('marks the original text if folding changes its length', () => {
    expect(marked('Größe re\u0301sume\u0301 x', 'grosse', 'resume')).toEqual(['Größe', 're\u0301sume\u0301']);
    expect(marked('A ﬁle, re\u00adsume\u0301', 'file', 'resume')).toEqual(['ﬁle', 're\u00adsume\u0301']);
    expect(marked('GPT模型', 'gpt', '型')).toEqual(['GPT', '型']);
  });

  it('marks every word at its place in the original if the query has all words', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[a-zA-Z .,-]*$/),
      fc.constantFrom('ß', 'é', 'e\u0301', 'İ', 'ﬁ', 'ｶﾞ', '模型', 'й', '한', '\u00ad', '½', '🙂'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const spans = markedWords(text, new Set(wordsOf(text)));
        expect(spans.flatMap(([start, end]) => wordsOf(text.slice(start, end)))).toEqual(wordsOf(text));
        for (const [nth, [start, end]] of spans.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(spans[nth - 1]?.[1] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('snippet', () => {
  it('keeps a short text whole, and truncates a long one around the word', () => {
    expect(snippet('short', new Set(['x']), 20)).toBe('short');
    const text = `${'before '.repeat(30)}here ${'after '.repeat(30)}`.trim();
    expect(snippet(text, new Set(['here']), 40)).toBe('… before here after after after after …');
    expect(snippet(text, new Set(['nowhere']), 20)).toBe('before before before …');
  });

  it('is a part of the text with the word, and hardly longer than requested', () => {
    const word = fc.stringMatching(/^[a-y]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const text = [...before, 'zebra', ...after].join(' ');
        const cut = snippet(text, new Set(['zebra']), 40);
        expect(cut).toContain('zebra');
        expect(text).toContain(cut.replace(/^… | …$/g, ''));
        expect(cut.length).toBeLessThanOrEqual(44);
      }),
    );
  });
});
