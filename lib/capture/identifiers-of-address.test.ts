import { describe, expect, it } from 'vitest';
import { identifiersOfAddress } from './identifiers-of-address';
import { markedPages } from './parser-list';
import { sites } from './site-list';

describe('the identifiers in an address', () => {
  it.each([
    ['https://www.arxiv.org/abs/2401.00001v3', { arxiv: '2401.00001' }],
    ['https://arxiv.org/pdf/math/0309136v1.pdf', { arxiv: 'math/0309136' }],
    ['https://ar5iv.labs.arxiv.org/html/2401.00001', { arxiv: '2401.00001' }],
    ['https://ar5iv.org/abs/2401.00001', { arxiv: '2401.00001' }],
    ['https://www.alphaxiv.org/overview/2401.00001', { arxiv: '2401.00001' }],
    ['https://scirate.com/arxiv/2401.00001', { arxiv: '2401.00001' }],
    ['https://huggingface.co/papers/2401.00001', { arxiv: '2401.00001' }],
    ['https://hf.co/papers/2401.00001', { arxiv: '2401.00001' }],
    ['https://hf-mirror.com/papers/2401.00001', { arxiv: '2401.00001' }],
    ['https://openreview.net/forum?id=abcDE_12-3', { openreview: 'abcDE_12-3' }],
    ['https://openreview.net/attachment?id=abcDE_12-3&name=code', { openreview: 'abcDE_12-3' }],
    ['https://aclanthology.org/2023.acl-long.1.pdf', { acl: '2023.acl-long.1' }],
    ['https://www.aclweb.org/anthology/N04-1001/', { acl: 'N04-1001' }],
    ['https://pubmed.ncbi.nlm.nih.gov/12345678/', { pubmed: '12345678' }],
    ['https://dx.doi.org/10.1002/%28SICI%291097', { doi: '10.1002/(sici)1097' }],
    ['https://doi.org/10.48550/arXiv.2401.00001', { arxiv: '2401.00001' }],
    ['https://www.biorxiv.org/content/10.1101/696633v1.full', { doi: '10.1101/696633' }],
    ['https://publisher.example/doi/full/10.1000/abc', { doi: '10.1000/abc' }],
  ])('%s', (address, identifiers) => expect(identifiersOfAddress(address)).toEqual(identifiers));

  it.each([
    'https://arxiv.org.evil.example/abs/2401.00001',
    'https://notarxiv.org/abs/2401.00001',
    'https://huggingface.co/datasets/2401.00001',
    'https://huggingface.co/10.1000/xyz',
    'https://nothf.co/papers/2401.00001',
    'https://openreview.net/revisions?id=abcDE_12-3',
    'https://publisher.example/%E0%A4%A/',
  ])('are empty: %s', (address) => expect(identifiersOfAddress(address)).toEqual({}));
});

it('no host belongs to two sites', () => {
  const hosts = sites.flatMap((site) => site.hosts);
  expect(hosts).toEqual([...new Set(hosts)]);
});

it('marks arXiv under each of its hosts', () => {
  const matches = markedPages.flatMap((pages) => pages.matches);
  for (const host of ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org'])
    for (const path of ['abs/*', 'list/*', 'search*']) expect(matches).toContain(`https://${host}/${path}`);
});
