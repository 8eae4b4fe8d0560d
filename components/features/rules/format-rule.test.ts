import '@/tests/support/catalogue';
import { describe, expect, it } from 'vitest';
import { formatRule, ruleFromText } from './format-rule';

describe('a rule', () => {
  it.each([
    ['cs.RO', '', ['cs.RO'], [], 'cs.RO'],
    [' cs.RO,cs.AI  cs.RO ', 'grasp', ['cs.RO', 'cs.AI'], ['grasp'], 'cs.RO or cs.AI with “grasp”'],
    ['', 'robot arm , ,grasp;', [], ['robot arm', 'grasp'], 'Papers with “robot arm” and “grasp”'],
    [' , ', '', [], [], ''],
  ])('is parsed from %j and %j', (categories, words, wantedCategories, wantedWords, sentence) => {
    const rule = ruleFromText(categories, words);
    expect(rule).toEqual({ categories: wantedCategories, words: wantedWords });
    expect(formatRule(rule)).toBe(sentence);
  });
});
