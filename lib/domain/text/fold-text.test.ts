import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase, foldText, foldWithOffsets } from './fold-text';

/** Text of all scripts, with many characters whose folded form has another length. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'é',
        'e\u0301',
        'İ',
        'ß',
        'ﬁ',
        'ｶﾞ',
        'か\u3099',
        '각',
        'ᄀ',
        'ᅡ',
        'й',
        'и',
        '\u0306',
        '\u00ad',
        '½',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('foldText', () => {
  it.each([
    ['case', 'RÉSUMÉ', 'resume'],
    ['composed and decomposed accents', 'résumé re\u0301sume\u0301', 'resume resume'],
    ['German', 'Groß-Gerau Übergröße', 'gross-gerau ubergrosse'],
    ['Turkish, whatever the language of the browser', 'İstanbul Iğdır ılık', 'istanbul igdir ilik'],
    ['Scandinavian', 'Ångström Bjørk Æsir Þór', 'angstrom bjork aesir thor'],
    ['Polish', 'Łukasz Świątek', 'lukasz swiatek'],
    ['Vietnamese', 'Nguyễn Đức Ước', 'nguyen duc uoc'],
    ['Greek', 'Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', 'οδυσσευσ οδυσσευσ'],
    ['Cyrillic, where й is not an accented и', 'Ёлкин Мой Їжак', 'елкин мой іжак'],
    ['Hangul', '한국어', '한국어'],
    ['Hangul of single jamo', '한', '한'],
    ['Japanese, where が is not an accented か', 'がく かく ｶﾞｸ', 'がく かく ガク'],
    ['Hindi, whose vowel signs stay', 'हिन्दी', 'हिन्दी'],
    ['Hebrew and Arabic without points', 'שָׁלוֹם مُحَمَّد', 'שלום محمد'],
    ['ligatures and full width', 'ﬁle Ｇ\u200dＰＴ', 'file gpt'],
    ['soft hyphens and non-breaking spaces', 're\u00adsume\u00a0x', 'resume x'],
  ])('folds %s', (_, text, folded) => expect(foldText(text)).toBe(folded));

  it('folds folded text to itself, and upper and lower case of a character to the same text', () => {
    for (let code = 0; code <= 0x1ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!/[\p{L}\p{M}\p{N}\p{S}]/u.test(character) || /[\p{Script=Han}\p{Script=Hangul}]/u.test(character))
        continue;
      const folded = foldText(character);
      if (foldText(folded) !== folded) expect.soft(foldText(folded), `U+${code.toString(16)}`).toBe(folded);
      const lower = foldText(character.toLowerCase());
      if (lower !== folded) expect.soft(lower, `U+${code.toString(16)}`).toBe(folded);
    }
  });

  it('gives the same result for composed and decomposed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text));
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('folds Latin, Greek and Cyrillic letters as the root collation does', () => {
    const { compare } = new Intl.Collator('und', { sensitivity: 'base' });
    const others: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const letter = String.fromCharCode(code);
      if (!/^(?=[\p{Lu}\p{Ll}])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u.test(letter))
        continue;
      if (compare(letter, foldText(letter)) !== 0) others.push(letter);
    }
    // Separate letters in the collation, for which CLDR's Latin-ASCII gives the letters that people type.
    expect(others.join('')).toBe('ÞþıŊŋŦŧ');
  });
});

describe('foldCase', () => {
  it('ignores only case', () => {
    expect(foldCase('RÉSUMÉ')).toBe(foldCase('re\u0301sumé'));
    expect(foldCase('résumé')).not.toBe(foldCase('resume'));
    expect(foldCase('STRASSE')).toBe(foldCase('Straße'));
    expect(foldCase('ΣΟΦΟΣ')).toBe(foldCase('σοφοσ'));
  });
});

describe('foldWithOffsets', () => {
  it('folds as foldText does, and covers the original in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = foldWithOffsets(text);
        expect(folded).toBe(foldText(text));
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
        for (const [unit, start] of starts.entries()) {
          const end = ends[unit] as number;
          expect(foldText(text.slice(start, end))).toContain(folded[unit]);
          if (unit > 0) expect(start >= (ends[unit - 1] as number) || start === starts[unit - 1]).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the original position of each part', () => {
    const { text, starts, ends } = foldWithOffsets('Groß e\u0301t');
    expect(text).toBe('gross et');
    expect([starts[3], ends[4]]).toEqual([3, 4]);
    expect([starts[6], ends[6]]).toEqual([5, 7]);
  });
});
