import { expect, it } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import type { Paper } from './paper';
import { byPaperOrder, type PaperOrder } from './paper-order';

const papers = [
  { title: 'beta', published: '2024-01-01', authors: [{ family: 'Ångström', given: 'A.' }] },
  { title: 'Alpha', published: '2024-03-01', authors: [] },
  { title: 'gamma', published: undefined, authors: [{ family: 'Zhang', given: 'B.' }] },
].map((own, index) => ({ ...makePaper(`2401.0000${index}`), ...own }) as unknown as Paper);

const sorted = (order: PaperOrder) =>
  papers.toSorted(byPaperOrder(order, new Intl.Collator('en').compare)).map(({ title }) => title);

it('orders by title and first author in the order of the language, and by date with the latest first', () => {
  expect(sorted('title')).toEqual(['Alpha', 'beta', 'gamma']);
  expect(sorted('author')).toEqual(['beta', 'gamma', 'Alpha']);
  expect(sorted('published')).toEqual(['Alpha', 'beta', 'gamma']);
  expect(sorted('filed')).toEqual(['beta', 'Alpha', 'gamma']);
});
