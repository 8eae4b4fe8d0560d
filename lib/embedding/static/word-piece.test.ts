import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyTokenizer } from '@/tests/support/tiny-static-model';
import { WordPiece } from './word-piece';

const tokens = ['a', 'net', '##work', '##s', 'works', '中', '文', '-', 'σ', '##σ', 'cafe', '\u{20000}', '.'];
const vocabulary = ['[PAD]', '[UNK]', ...tokens];

function pieces(text: string, maxTokens = 512): (string | undefined)[] {
  const wordPiece = new WordPiece(tinyTokenizer(tokens), vocabulary.length, maxTokens);
  return wordPiece.encode(text).map((id) => vocabulary[id]);
}

describe('WordPiece', () => {
  it.each([
    ['the longest entry first, then the longest that continues', 'networks', ['net', '##work', '##s']],
    ['a word that ends in no entry as one unknown', 'networx a', ['[UNK]', 'a']],
    ['punctuation as separate tokens', 'net-works.a', ['net', '-', 'works', '.', 'a']],
    ['text without upper case and accents', 'CAFÉ Cafe\u0301', ['cafe', 'cafe']],
    [
      'ideographs as separate tokens, even beyond the first plane',
      'a中文a\u{20000}a',
      ['a', '中', '文', 'a', '\u{20000}', 'a'],
    ],
    ['every white space', 'a\u00a0a\u2003a\u3000a\na', ['a', 'a', 'a', 'a', 'a']],
    ['control, format and replacement characters as if absent', 'n\u0000e\u200bt\u0007\ufffd', ['net']],
    ['lone surrogates as if absent', 'n\ud800et \udfff', ['net']],
    ['each sigma by itself, as the reference does', 'ΣΣ', ['σ', '##σ']],
    ['emoji as unknown', '😀😀 a', ['[UNK]', 'a']],
    ['special tokens if the text spells them out', 'net[PAD]net [UNK]', ['net', '[PAD]', 'net', '[UNK]']],
    ['special tokens only in their exact spelling', '[pad]', ['[UNK]', '[UNK]', '[UNK]']],
    ['nothing', ' \n ', []],
  ])('reads %s', (_what, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('treats a word of 101 characters as unknown, counting code points', () => {
    expect(pieces(`net${'work'.repeat(25)}`)).toEqual(['[UNK]']);
    expect(pieces('\u{10400}'.repeat(100))).toEqual(['[UNK]']);
    expect(pieces(`net${'work'.repeat(24)}s`)).toHaveLength(26);
  });

  it('truncates after the maximum number of tokens, even inside a word', () => {
    expect(pieces('a networks', 3)).toEqual(['a', 'net', '##work']);
  });

  it('reads any text of 100,000 characters', () => {
    expect(pieces('a '.repeat(50_000))).toHaveLength(512);
    expect(pieces('😀中'.repeat(33_000))).toHaveLength(512);
    expect(pieces('x'.repeat(100_000))).toEqual(['[UNK]']);
  });

  it('returns only ids of its vocabulary, whatever the text', () => {
    const wordPiece = new WordPiece(tinyTokenizer(tokens), vocabulary.length, 20);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const ids = wordPiece.encode(text);
        return ids.length <= 20 && ids.every((id) => vocabulary[id] !== undefined);
      }),
    );
  });

  it('refuses a tokenizer of another kind', () => {
    const other = { ...tinyTokenizer(tokens), pre_tokenizer: { type: 'ByteLevel' } };
    expect(() => new WordPiece(other, vocabulary.length, 512)).toThrow('model-damaged');
    expect(() => new WordPiece(null, vocabulary.length, 512)).toThrow('model-damaged');
  });

  it('refuses an id that is outside the table', () => {
    expect(() => new WordPiece(tinyTokenizer(tokens), vocabulary.length - 1, 512)).toThrow('model-damaged');
  });
});
