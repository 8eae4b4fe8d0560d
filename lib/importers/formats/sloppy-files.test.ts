import { describe, expect, it } from 'vitest';
import { readForeign } from '@/lib/importers/read-import';

const papers = (text: string) => readForeign(text).entries.map(({ paper }) => paper);

describe('RIS', () => {
  const one = (lines: string) => papers(`TY  - JOUR\nTI  - T\n${lines}\nER  - \n`)[0];

  it.each([
    [
      'AU  - Alder, M. et al.',
      {
        authors: [
          { family: 'Alder', given: 'M.' },
          { family: 'others', given: '' },
        ],
      },
    ],
    [
      'AU  - Alder MK\nAU  - Birk O',
      {
        authors: [
          { family: 'Alder', given: 'M K' },
          { family: 'Birk', given: 'O' },
        ],
      },
    ],
    [
      'AU  - Alder, M., Birk, O.\nAU  - Cedar N\nAU  - WHO Collaborating Centre for Walls',
      {
        authors: [
          { family: 'Alder', given: 'M.' },
          { family: 'Birk', given: 'O.' },
          { family: 'Cedar', given: 'N' },
          { family: 'WHO Collaborating Centre for Walls', given: '' },
        ],
      },
    ],
    ['N1  - doi: 10.1000/a\nRN  - Mine', { notes: 'Mine' }],
    ['DA  - 2018/May/17', { published: '2018-05' }],
    ['DA  - 20180517\nPY  - 2018', { published: '2018-05-17' }],
    ['SP  - e12\nEP  - e12', { pages: 'e12' }],
    ['BT  - A Book', { venue: 'A Book' }],
    ['JF  - Walls &amp; Seas', { venue: 'Walls & Seas' }],
    ['KW  - R&amp;D; <i>E. coli</i>', { keywords: ['R&D', 'E. coli'] }],
    ['N1  - One\ntwo\n\nthree\nRN  - Four', { notes: 'One\ntwo\n\nthree\n\nFour' }],
    ['UR  - www.example.org/a', { identifiers: { url: 'https://www.example.org/a' } }],
    ['DO  - 10.1000/a [doi]', { identifiers: { doi: '10.1000/a' } }],
  ])('%s', (lines, expected) => expect(one(lines)).toMatchObject(expected));

  it.each([
    ['tags in small letters', 'ty  - jour\nti  - T\npy  - 2018\ner  - '],
    ['an indented file', '  TY  - JOUR\n  TI  - T\n  PY  - 2018\n  ER  - '],
    ['tags without blanks', 'TY  -JOUR\nTI  -T\nPY  -2018\nER  -'],
  ])('reads %s', (_, text) => expect(papers(text)).toMatchObject([{ title: 'T', published: '2018' }]));

  it('does not decode texts of our own exports', () => {
    expect(papers('TY  - JOUR\nTI  - Of <b> &amp;\nKW  - <i>\nDB  - Papertree\nER  - ')[0]).toMatchObject({
      title: 'Of <b> &amp;',
      keywords: ['<i>'],
    });
  });

  it('decodes a title that was encoded twice', () => {
    expect(papers('TY  - JOUR\nTI  - &lt;i&gt;E. coli&lt;/i&gt;\nER  - ')[0]?.title).toBe('E. coli');
  });
});

describe('CSL-JSON', () => {
  const one = (item: object) => papers(JSON.stringify([{ type: 'article-journal', title: 'T', ...item }]))[0];

  it.each([
    [{ author: 'Mira Alder and Otto Birk' }, { authors: [{ family: 'Alder' }, { family: 'Birk' }] }],
    [{ author: ['Mira Alder', 'Birk, Otto'] }, { authors: [{ family: 'Alder' }, { family: 'Birk' }] }],
    [{ issued: 2018 }, { published: '2018' }],
    [{ keyword: ['a', 'b'] }, { keywords: ['a', 'b'] }],
    [{ title: ['T'], subtitle: ['Of walls'] }, { title: 'T: Of walls' }],
    [
      { note: 'DOI: 10.1000/a\nMy words' },
      { identifiers: { doi: '10.1000/a' }, notes: 'DOI: 10.1000/a\nMy words' },
    ],
    [{ annote: 'One', note: 'Two' }, { notes: 'One\n\nTwo' }],
    [{ URL: 'www.example.org/a' }, { identifiers: { url: 'https://www.example.org/a' } }],
  ])('%j', (item, expected) => expect(one(item)).toMatchObject(expected));

  it('does not use the address of an item as a citation key', () => {
    expect(one({ id: 'http://zotero.org/users/1/items/A' })?.citationKey).toBeUndefined();
  });
});

describe('Zotero', () => {
  const one = (item: object) =>
    papers(JSON.stringify({ items: [{ itemType: 'journalArticle', title: 'T', ...item }] }))[0];

  it.each([
    [{ tags: ['plain', { tag: 'own' }] }, { tags: ['own', 'plain'] }],
    [{ extra: 'PMID: 123\nRead this twice' }, { comment: 'Read this twice', identifiers: { pubmed: '123' } }],
    [
      { creators: [{ creatorType: 'author', lastName: 'Alder, Mira' }] },
      { authors: [{ family: 'Alder', given: 'Mira' }] },
    ],
    [{ itemType: 'thesis', thesisType: 'Diplomarbeit' }, { publicationType: 'mastersthesis' }],
  ])('%j', (item, expected) => expect(one(item)).toMatchObject(expected));

  it('keeps the notes that the web API returns as items', () => {
    const items = [
      { key: 'A', data: { key: 'A', itemType: 'book', title: 'T' } },
      { key: 'B', data: { key: 'B', itemType: 'note', parentItem: 'A', note: '<p>One</p>' } },
    ];
    expect(papers(JSON.stringify(items))).toMatchObject([{ title: 'T', notes: 'One' }]);
  });
});

describe('bookmarks', () => {
  const page = (address: string, title: string) =>
    readForeign(`<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="${address}">${title}</A></DL>`)
      .entries[0]?.paper;

  it.each([
    [
      'https://proceedings.mlr.press/v97/a19a/a19a.pdf',
      'T | PMLR',
      'https://proceedings.mlr.press/v97/a19a.html',
    ],
    [
      `https://papers.nips.cc/paper/2017/file/${'0'.repeat(32)}-Paper.pdf`,
      'T',
      `https://proceedings.neurips.cc/paper_files/paper/2017/hash/${'0'.repeat(32)}-Abstract.html`,
    ],
    [
      'https://ieeexplore.ieee.org/abstract/document/123/',
      'T | IEEE Conference Publication | IEEE Xplore',
      'https://ieeexplore.ieee.org/document/123',
    ],
    [
      'https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&amp;arnumber=123',
      'T',
      'https://ieeexplore.ieee.org/document/123',
    ],
    [
      `https://www.semanticscholar.org/paper/T/${'0'.repeat(40)}`,
      'T | Semantic Scholar',
      `https://www.semanticscholar.org/paper/T/${'0'.repeat(40)}`,
    ],
    [
      'https://openaccess.thecvf.com/content/CVPR2021/papers/Ek_T_CVPR_2021_paper.pdf',
      'CVPR 2021 Open Access Repository',
      'https://openaccess.thecvf.com/content/CVPR2021/html/Ek_T_CVPR_2021_paper.html',
    ],
  ])('keeps %s', (address, title, url) => {
    expect(page(address, title)).toMatchObject({ title: 'T', identifiers: { url } });
  });

  it.each([
    'https://openreview.net/group?id=ICLR.cc',
    'https://proceedings.mlr.press/v97/',
    'https://www.semanticscholar.org/',
  ])('leaves %s out', (address) => expect(page(address, 'T')).toBeUndefined());
});

describe('PubMed, Web of Science and lists', () => {
  it('reads a chapter with its editors (nbib)', () => {
    const text =
      'PMID- 1\nTI  - Of walls\nBTI - Book of Walls\nFAU - Alder, Mira\nED  - Birk O\nPT  - Book Chapter\n';
    expect(papers(text)[0]).toMatchObject({
      ...{ publicationType: 'incollection', venue: 'Book of Walls', authors: [{ family: 'Alder' }] },
      editors: [{ family: 'Birk', given: 'O' }],
    });
  });

  it('reads a conference paper with its editors (Web of Science)', () => {
    const text = 'PT C\nAU Alder, M\nBE Birk, O\n   Cedar, N\nTI Walls\nSO Proc. of Walls\nPY 2020\nER\n';
    expect(papers(text)[0]).toMatchObject({
      publicationType: 'inproceedings',
      editors: [{ family: 'Birk' }, { family: 'Cedar' }],
    });
  });

  it.each([
    ['- Alder, M. "Wall theory." *J. of Walls* 12 (2019). https://doi.org/10.1000/w', 'Wall theory'],
    ['- Read: https://arxiv.org/abs/2402.00022', 'arXiv:2402.00022'],
    ['- [hep-th/9901001](https://arxiv.org/abs/hep-th/9901001)', 'arXiv:hep-th/9901001'],
  ])('finds the title in %s', (item, title) => {
    expect(
      papers(`# Walls\n\n${item}\n- [On many walls](https://arxiv.org/abs/2101.00009)\n`)[0]?.title,
    ).toBe(title);
  });
});
