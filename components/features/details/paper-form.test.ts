import { expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { makePaper } from '@/tests/support/make-paper';
import { editOf, formOf } from './paper-form';

const id = 'arxiv:2401.00001' as PaperId;
const authors = [
  { family: 'Curie', given: 'Marie' },
  { family: 'OpenAI', given: '' },
];
const paper: Paper = { ...makePaper('2401.00001', { authors }), id, aliases: [id], savedAt: 0 };

it('requests nothing if nothing was changed', () => {
  expect(editOf(paper, formOf(paper))).toBeNull();
  expect(editOf(paper, { ...formOf(paper), title: ' Paper 2401.00001 ' })).toBeNull();
});

it('requests only the fields that were changed', () => {
  const form = {
    ...formOf(paper),
    ...{ authors: 'Curie, Marie\nde Broglie, Louis, Jr.\n\n OpenAI ', venue: 'Nature', doi: '10.1000/x' },
  };
  expect(editOf(paper, form)).toEqual({
    values: {
      authors: [
        { family: 'Curie', given: 'Marie' },
        { family: 'de Broglie', given: 'Louis, Jr.' },
        { family: 'OpenAI', given: '' },
      ],
      venue: 'Nature',
    },
    identifiers: { doi: '10.1000/x' },
  });
});

it('requests to clear a field that was emptied', () => {
  const dated = { ...paper, published: '2024-01' };
  const form = { ...formOf(dated), published: '', authors: '', title: '', abs: '' };
  expect(editOf(dated, form)).toEqual({
    values: { title: '', authors: [], published: null },
    links: { abs: '' },
  });
});
