import { expect, it } from 'vitest';
import { paperNames } from '@/lib/domain/papers/paper';
import { papersOfText } from './papers-of-text';

const namesIn = (text: string) => papersOfText(text).map(({ identifiers }) => paperNames(identifiers)[0]);

it.each([
  ['2401.00001', ['arxiv:2401.00001']],
  ['arXiv:2401.00001v2', ['arxiv:2401.00001']],
  ['arXiv: 2401.00001', ['arxiv:2401.00001']],
  ['hep-th/9901001', ['arxiv:hep-th/9901001']],
  ['10.1145/3292500.3330701', ['doi:10.1145/3292500.3330701']],
  ['doi:10.1000/XYZ', ['doi:10.1000/xyz']],
  ['10.48550/arXiv.2401.00001', ['arxiv:2401.00001']],
  ['https://doi.org/10.1000/xyz', ['doi:10.1000/xyz']],
  ['arxiv.org/abs/2401.00001', ['arxiv:2401.00001']],
  ['https://huggingface.co/papers/2401.00001', ['arxiv:2401.00001']],
  [
    '2401.00001, 2401.00002;2401.00003\n2401.00001',
    ['arxiv:2401.00001', 'arxiv:2401.00002', 'arxiv:2401.00003'],
  ],
  ['<https://arxiv.org/pdf/2401.00001> 10.1000/xyz', ['arxiv:2401.00001', 'doi:10.1000/xyz']],
])('reads the papers of %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

it.each([
  '',
  'memory',
  '2401',
  '2024',
  'memory 2401.00001',
  'year:2024',
  'https://example.org/',
  'cat:cs.CL',
  '3.14',
])('takes %j for a search', (text) => {
  expect(namesIn(text)).toEqual([]);
});

it('reads at most 200 papers', () => {
  const text = Array.from({ length: 900 }, (_, index) => `2401.${10_000 + index}`).join(' ');
  expect(namesIn(text)).toHaveLength(200);
});
