import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateTerms, termsFor, termsOf } from './terms';
import { wordsOf } from './words-and-stop-words';

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('ß', 'ﬁ', 'é', '模', 'ｶﾞ', 're\u00adsume', ' ', '½', 'GPT-4', '$\\beta$', 'LoRA', 'ö'),
    ),
  )
  .map((parts) => parts.join(''));

describe('termsOf', () => {
  it.each([
    ['GPT-4', ['gpt', '4', 'gpt4']],
    ['state-of-the-art', ['stateoftheart']],
    ['$\\beta$-VAE', ['beta', 'vae', 'betavae']],
    ['$\\mathrm{SE}(3)$', ['se', '3', 'se3']],
    ['DistilBERT', ['distilbert', 'distil', 'bert']],
    ['agents', ['agent']],
    ['organising', ['organizing', 'organising']],
  ])('finds in %j the terms %j', (text, terms) =>
    expect(termsOf(text, { joinsSpaced: false })).toEqual(expect.arrayContaining(terms)),
  );

  it('makes no compounds of the words of a sentence or of Chinese characters', () => {
    expect(termsOf('large models', { joinsSpaced: false })).toEqual(['large', 'model']);
    expect(termsOf('模-型', { joinsSpaced: true })).toEqual(['模', '型']);
  });

  it('returns a term for each word of any text, by which a query for that word finds it', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, joinsSpaced) => {
        const terms = termsOf(text, { joinsSpaced });
        const words = wordsOf(text);
        for (const nth of words.keys()) {
          const queried = termsFor(words, nth);
          expect(terms.some((term) => queried.some((beginning) => term.startsWith(beginning)))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('locateTerms', () => {
  it('finds the position of every term that an index may contain', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const located = locateTerms(text);
        const found = new Set(located.map(({ word }) => word));
        for (const term of termsOf(text, { joinsSpaced: true })) expect(found).toContain(term);
        for (const { word, start, end } of located)
          expect(locateTerms(text.slice(start, end)).map((term) => term.word)).toContain(word);
      }),
      { numRuns: 1_000 },
    );
  });
});
