import { expect, it } from 'vitest';
import { paperOfAddress } from './paper-of-address';

it.each([
  ['https://arxiv.org/pdf/2401.00001v2', { arxiv: '2401.00001' }, 'arXiv:2401.00001'],
  ['https://export.arxiv.org/pdf/hep-th/9901001', { arxiv: 'hep-th/9901001' }, 'arXiv:hep-th/9901001'],
  ['https://huggingface.co/papers/2401.00001#community', { arxiv: '2401.00001' }, 'arXiv:2401.00001'],
  ['https://doi.org/10.1000/xyz', { doi: '10.1000/xyz' }, 'doi:10.1000/xyz'],
])('names the paper of %s', (address, identifiers, title) => {
  expect(paperOfAddress(address)).toMatchObject({ identifiers, title, pageUrl: address });
});

it.each([
  'https://arxiv.org/list/cs.AI/new',
  'https://example.org/',
  'chrome://newtab',
  '',
  'javascript:alert(1)',
])('finds no paper in %s', (address) => expect(paperOfAddress(address)).toBeNull());
