import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateWords, wordsOf } from './words';

describe('wordsOf', () => {
  it.each([
    ['Deep-Learning, 2nd ed.', ['deep', 'learning', '2nd', 'ed']],
    ['Jürgen’s Øvre', ['jurgen', 's', 'ovre']],
    ['GPT模型 綜述', ['gpt', '模', '型', '綜', '述']],
    ['ｶﾞｸ 々 𠮷野', ['ガ', 'ク', '々', '𠮷', '野']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['한국어 처리', ['한국어', '처리']],
    ['½ 🙂 ‼', ['1', '2']],
  ])('splits %j', (text, words) => expect(wordsOf(text)).toEqual(words));
});

describe('locateWords', () => {
  it('finds the same words, each where it stands', () => {
    const anyText = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('ß', 'ﬁ', 'é', '模', 'ｶﾞ', 're\u00adsume', ' ', '½'),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        const located = locateWords(text);
        expect(located.map(({ word }) => word)).toEqual(wordsOf(text));
        for (const { word, start, end } of located)
          expect(wordsOf(text.slice(start, end)), text.slice(start, end)).toContain(word);
      }),
      { numRuns: 1_000 },
    );
  });
});
