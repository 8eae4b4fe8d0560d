import * as v from 'valibot';
import { expect, it } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import { capturedPaper } from './request-schemas';

it('takes a paper of a page without what cannot be true', () => {
  const nextCentury = `${new Date().getFullYear() + 100}-01-01`;
  const paper = { ...makePaper('2401.00001'), published: nextCentury, abstract: 'Abstract. We prune trees.' };
  const taken = v.parse(capturedPaper, paper);
  expect(taken).not.toHaveProperty('published');
  expect(taken.abstract).toBe('We prune trees.');
});
