import { expect, test } from 'vitest';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { dropImplausible } from './drop-implausible';

const paper: CapturedPaper = {
  identifiers: { arxiv: '2401.00001' },
  title: 'Of seas',
  abstract: 'Seas are wide.',
  authors: [{ family: 'Muster', given: 'Edda' }],
  categories: [],
  published: '2026-01-01',
  keywords: [],
  links: {},
  pageUrl: 'https://arxiv.org/abs/2401.00001',
  parser: 'arxiv-abs',
};

test('a plausible paper stays as it is', () => {
  expect(dropImplausible(paper, [1600, 2027])).toEqual(paper);
  expect(dropImplausible({ ...paper, published: '2027' }, [1600, 2027]).published).toBe('2027');
});

test.each(['2028', '1599', '0001-01-01', '9999'])('the date %s is left out', (date) => {
  const read = dropImplausible({ ...paper, published: date, updated: date }, [1600, 2027]);
  expect(read).not.toHaveProperty('published');
  expect(read).not.toHaveProperty('updated');
});

test('names without letters are left out', () => {
  expect(
    dropImplausible({ ...paper, authors: [{ family: ':', given: '' }, ...paper.authors] }, [1600, 2027])
      .authors,
  ).toEqual(paper.authors);
});

test.each(['Of seas', 'OF  SEAS.', 'Journal of Seas'])('the abstract "%s" is left out', (abstract) => {
  expect(dropImplausible({ ...paper, abstract, venue: 'Journal of Seas' }, [1600, 2027]).abstract).toBe('');
});
