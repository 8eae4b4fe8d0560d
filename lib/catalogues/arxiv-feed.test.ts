import { describe, expect, it } from 'vitest';
import { feedAddress, readArxivFeed } from './arxiv-feed';

const page = 'https://export.arxiv.org/api/query';
const feed = (...entries: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>${entries.join('')}</feed>`;

const full = `<entry>
  <id>http://arxiv.org/abs/hep-th/9901001v3</id>
  <updated>1999-03-02T09:12:00Z</updated>
  <published>1999-01-01T16:00:00Z</published>
  <title>String
  networks &amp; &lt;b&gt;more&lt;/b&gt;</title>
  <summary>  We show that $a &lt; b$.
  </summary>
  <author><name>Marie Curie</name><arxiv:affiliation>Paris</arxiv:affiliation></author>
  <author><name>Lise Meitner</name></author>
  <arxiv:comment>12 pages</arxiv:comment>
  <arxiv:journal_ref>Nucl.Phys. B1 (1999) 2</arxiv:journal_ref>
  <arxiv:doi>10.1016/S0550-3213(99)00001-1</arxiv:doi>
  <arxiv:primary_category term="hep-th" scheme="http://arxiv.org/schemas/atom"/>
  <category term="hep-th"/><category term="math.QA"/>
</entry>`;

describe("arXiv's feed", () => {
  it('is asked for by identifiers', () => {
    expect(feedAddress(['2401.00001', 'hep-th/9901001'])).toBe(
      'https://export.arxiv.org/api/query?id_list=2401.00001%2Chep-th%2F9901001&max_results=2',
    );
  });

  it('gives whole papers', () => {
    expect(readArxivFeed(feed(full), page)).toEqual([
      {
        identifiers: { arxiv: 'hep-th/9901001', doi: '10.1016/s0550-3213(99)00001-1' },
        title: 'String networks & <b>more</b>',
        abstract: 'We show that $a < b$.',
        authors: [
          { family: 'Curie', given: 'Marie' },
          { family: 'Meitner', given: 'Lise' },
        ],
        categories: ['hep-th', 'math.QA'],
        published: '1999-01-01',
        updated: '1999-03-02',
        version: 3,
        comment: '12 pages',
        journalReference: 'Nucl.Phys. B1 (1999) 2',
        keywords: [],
        links: { abs: 'https://arxiv.org/abs/hep-th/9901001', pdf: 'https://arxiv.org/pdf/hep-th/9901001' },
        pageUrl: page,
        parser: 'arxiv-feed',
      },
    ]);
  });

  it('leaves out what names no paper', () => {
    const odd = ['', '<id>http://example.org/abs/2401.00001</id><title>X</title>', '<id>//</id>'];
    expect(readArxivFeed(feed(...odd.map((entry) => `<entry>${entry}</entry>`)), page)).toEqual([]);
  });

  it.each([
    [
      'an error that comes as an entry',
      feed(
        '<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_1</id><title>Error</title><summary>incorrect id format for 1</summary></entry>',
      ),
      'feed-refused',
    ],
    ['a page in its place', '<html><body>Rate exceeded.</body></html>', 'feed-refused'],
    ['nothing', '', 'feed-refused'],
    ['half of it', feed(full).slice(0, 400), 'file-damaged'],
  ])('refuses %s', (_, text, code) => {
    expect(() => readArxivFeed(text, page)).toThrow(expect.objectContaining({ code }));
  });
});
