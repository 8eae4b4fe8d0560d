import { describe, expect, it } from 'vitest';
import type { Paper } from '@/lib/domain/papers/paper';
import { zoteroPaper } from '@/lib/importers/formats/zotero/zotero-item-to-paper';
import { makeStoredPaper } from '@/tests/support/make-library';
import { zoteroItem } from './paper-to-zotero-item';

const preprint = makeStoredPaper('2401.00001', {
  title: 'Memory of agents',
  abstract: 'Agents remember.',
  authors: [
    { family: 'Curie', given: 'Marie' },
    { family: 'The ATLAS Collaboration', given: '' },
  ],
  published: '2024-01-01',
  tags: ['mine'],
  keywords: ['agents', 'Mine'],
  citationKey: 'curie2024memory',
});
const article: Partial<Paper> = {
  ...{ venue: 'Journal of Memory', publicationType: 'article', volume: '3', issue: '2', pages: '1-9' },
  identifiers: { arxiv: '2401.00001', doi: '10.1000/memory' },
};

describe('an item for Zotero', () => {
  it("is a preprint as Zotero's arXiv translator writes it", () => {
    expect(zoteroItem(preprint)).toEqual({
      itemType: 'preprint',
      title: 'Memory of agents',
      abstractNote: 'Agents remember.',
      creators: [
        { creatorType: 'author', firstName: 'Marie', lastName: 'Curie' },
        { creatorType: 'author', name: 'The ATLAS Collaboration' },
      ],
      date: '2024-01-01',
      url: 'https://arxiv.org/abs/2401.00001',
      repository: 'arXiv',
      archiveID: 'arXiv:2401.00001',
      extra: 'arXiv:2401.00001 [cs.CL]\nCitation Key: curie2024memory',
      tags: [{ tag: 'agents', type: 1 }, { tag: 'mine' }],
    });
  });

  const kinds: [string, Partial<Paper>][] = [
    ['preprint', {}],
    ['journalArticle', article],
    ['conferencePaper', { venue: 'Proceedings of Memory', publicationType: 'inproceedings', pages: '1-9' }],
    ['bookSection', { ...article, venue: 'A Book of Memory', publicationType: 'incollection' }],
    ['book', { publicationType: 'book', publisher: 'Press' }],
    ['thesis', { publicationType: 'mastersthesis', publisher: 'Sorbonne' }],
    ['report', { publicationType: 'techreport', publisher: 'Institute', issue: '7' }],
  ];
  it.each(kinds)('as %s, reads back as the same paper', (kind, own) => {
    const paper = { ...preprint, ...own };
    const item = zoteroItem(paper);
    expect(item.itemType).toBe(kind);
    const { identifiers, title, abstract, authors, published, tags, citationKey } = paper;
    expect(zoteroPaper(item)).toMatchObject({
      identifiers,
      title,
      abstract,
      authors,
      published,
      tags,
      citationKey,
    });
    // Zotero has fields for these; others, such as a report's volume, stay in the library only.
    const { venue, publicationType, publisher } = own;
    for (const [name, value] of Object.entries({ venue, publicationType, publisher }))
      if (value !== undefined) expect(zoteroPaper(item)).toHaveProperty(name, value);
  });
});
