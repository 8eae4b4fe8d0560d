import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '@/lib/search/index/words';
import { markedWords, snippet } from './marked-words';

const marked = (text: string, ...words: string[]) =>
  markedWords(text, new Set(words)).map(([start, end]) => text.slice(start, end));

describe('markedWords', () => {
  it('marks whole words as they are written', () => {
    expect(marked('Müller’s GRAPHS, a graph', 'muller', 'graph')).toEqual(['Müller', 'graph']);
    expect(marked('深度学习', '学')).toEqual(['学']);
    expect(marked('<b>bold</b>', 'b')).toEqual(['b', 'b']);
  });

  it('marks every word of a text that is sought whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Zäß .,-]*$/), (text) => {
        expect(marked(text, ...wordsOf(text)).flatMap(wordsOf)).toEqual(wordsOf(text));
      }),
    );
  });
});

describe('snippet', () => {
  it('leaves a short text whole, and cuts a long one around the word', () => {
    expect(snippet('short', new Set(['x']), 20)).toBe('short');
    const text = `${'before '.repeat(30)}here ${'after '.repeat(30)}`.trim();
    expect(snippet(text, new Set(['here']), 40)).toBe('… before here after after after after …');
    expect(snippet(text, new Set(['nowhere']), 20)).toBe('before before before …');
  });

  it('is a part of the text that holds the word, and hardly longer than asked', () => {
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
