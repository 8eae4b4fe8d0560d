import { describe, expect, it } from 'vitest';
import { PhraseMatcher } from './phrase-matcher';

const matcher = new PhraseMatcher();
matcher.add('in-context learning', 1);
matcher.add('context window', 2);
matcher.add('3D generation', 3);
matcher.add('learning', 4);
matcher.add('  ', 5);

describe('PhraseMatcher', () => {
  it.each([
    ['In context learning with long context windows', [1, 2, 4]],
    ['A study of In-Context Learning', [1, 4]],
    ['3-D generation', []],
    ['3D Generation of scenes', [3]],
    ['Context, and a window', []],
    ['', []],
    ['学習', []],
  ])('finds in “%s” the phrases of %j', (text, rows) => {
    expect([...matcher.find(text)].sort()).toEqual(rows);
  });
});
