import { expect, test } from 'vitest';
import { findGoneWords } from './architecture/gone-words';

test.each([
  ['const forest = buildForest(topics);', ['forest']],
  ['/** The wished order. */\nconst wish = 1;', ['wished', 'wish']],
  ['formatAct, once actInWords', ['actInWords']],
  ['left to another hand', ['another hand']],
])('%s has words that are gone', (text, words) => {
  expect(findGoneWords(text).map(({ word }) => word)).toEqual(words);
});

test.each(["kind: 'plant-tree'", 'the tree of topics', 'implants'])('%s has none', (text) => {
  expect(findGoneWords(text)).toEqual([]);
});

test('a word is reported with its line and the term to use', () => {
  expect(findGoneWords('first\nwaved away')).toEqual([{ line: 2, word: 'waved away', term: 'dismissed' }]);
});
