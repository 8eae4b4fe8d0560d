import { expect, test } from 'vitest';
import { findGoneWords } from './architecture/gone-words';

test.each([
  ['const forest = buildForest(topics);', ['forest']],
  ['/** The wished order. */\nconst wish = 1;', ['wished', 'wish']],
  ['formatAct, once actInWords', ['actInWords']],
  ['left to another hand', ['another hand']],
  ['a pen and a door, rooms behind walls', ['pen', 'door', 'rooms', 'walls']],
  ['class PhraseFinder', ['PhraseFinder']],
  ['const foundKeys = sought(lacking)', ['foundKeys', 'sought', 'lacking']],
  ['lib/importers/makeRoom', ['eRoom']],
  ['usualSettings, settled by novelty', ['novelty', 'settled', 'usualSettings']],
])('%s has words that are gone', (text, words) => {
  expect(findGoneWords(text).map(({ word }) => word)).toEqual(words);
});

test.each([
  "kind: 'plant-tree'",
  'the tree of topics',
  'implants',
  'a mushroom, an outdoor path, firewalls',
  'carried out, as usual',
  'allSettled',
])('%s has none', (text) => {
  expect(findGoneWords(text)).toEqual([]);
});

test('a word is reported with its line and the term to use', () => {
  expect(findGoneWords('first\nwaved away')).toEqual([{ line: 2, word: 'waved away', term: 'dismissed' }]);
});
