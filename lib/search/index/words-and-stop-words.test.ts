import { describe, expect, it } from 'vitest';
import { wordsOf } from './words-and-stop-words';

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
