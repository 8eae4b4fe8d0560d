import { expect, test } from 'vitest';
import { createPageBudget } from './page-budget';

test('a tab may ask so much in a minute, each tab and each request for itself', () => {
  let now = 0;
  const budget = createPageBudget(() => now);
  const filings = (tab: number) =>
    Array.from({ length: 100 }, () => budget.spend(tab, 'fileOnPage', 60)).filter(Boolean).length;
  expect(filings(1)).toBe(60);
  expect(filings(2)).toBe(60);
  expect(budget.spend(1, 'lookUp', 60)).toBe(true);
  now = 60_001;
  expect(filings(1)).toBe(60);
  now = 0;
  expect(filings(1)).toBe(60);
});

test('what is spent may be more than one', () => {
  const budget = createPageBudget(() => 0);
  expect(budget.spend(1, 'bytes', 100, 60)).toBe(true);
  expect(budget.spend(1, 'bytes', 100, 60)).toBe(false);
  expect(budget.spend(2, 'bytes', 100, 60)).toBe(true);
});
