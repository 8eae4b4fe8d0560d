import { describe, expect, it } from 'vitest';
import { bibtex } from './bibtex';
import { normaliseNames } from './tidy-names';

const attention = {
  identifiers: { arxiv: '1706.03762' },
  title: 'Attention Is All You Need',
  authors: [
    { family: 'Vaswani', given: 'Ashish' },
    { family: 'Shazeer', given: 'Noam' },
  ],
};

describe('BibTeX', () => {
  it('reads arXiv entries, accents, corporate authors and macros', () => {
    const { entries, unread } = bibtex.read(String.raw`
@string{nips = "Advances in Neural Information Processing Systems"}
@inproceedings{vaswani2017attention,
  title = {Attention Is All You {Need}},
  author = {Vaswani, Ashish and Noam Shazeer},
  year = 2017, month = jun, booktitle = nips,
  eprint = {1706.03762}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
  doi = {10.48550/arXiv.1706.03762}, keywords = {attention, translation},
}
@article{godel, title={{\"U}ber formal unentscheidbare S{\"a}tze}, author={G{\"o}del, Kurt and {The ATLAS Collaboration} and van der Berg, Jan},
  journal={Monatshefte}, date={1931-01}, doi={https://doi.org/10.1007/BF01700692}, annote={Read {\em twice}}}`);
    expect(unread).toEqual([]);
    expect(entries[0]?.paper).toMatchObject({
      ...attention,
      published: '2017-06',
      venue: 'Advances in Neural Information Processing Systems',
      categories: ['cs.CL'],
      keywords: ['attention', 'translation'],
      citationKey: 'vaswani2017attention',
      pageUrl: 'https://arxiv.org/abs/1706.03762',
    });
    expect(entries[1]?.paper).toMatchObject({
      title: 'Über formal unentscheidbare Sätze',
      identifiers: { doi: '10.1007/bf01700692' },
      authors: [
        { family: 'Gödel', given: 'Kurt' },
        { family: 'The ATLAS Collaboration', given: '' },
        { family: 'van der Berg', given: 'Jan' },
      ],
      notes: 'Read twice',
    });
  });

  it('turns groups in both formats of JabRef into topics, also empty ones', () => {
    const { entries, topics } = bibtex.read(String.raw`
@article{a, title={One}, eprint={2401.00001}, groups={Memory, Agents\, old}}
@article{b, title={Two}, eprint={2401.00002}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Agents\;0\;1\;\;\;\;;
2 StaticGroup:Memory\;0\;1\;\;\;\;;
1 StaticGroup:Agents\\, old\;0\;1\;\;\;\;;
1 StaticGroup:Nothing yet\;0\;1\;\;\;\;;
}
@comment{jabref-meta: groupstree:
0 AllEntriesGroup:;
1 ExplicitGroup:Reading list\;0\;b\;;
}`);
    expect(entries.map(({ topics }) => topics)).toEqual([
      [['Agents', 'Memory'], ['Agents, old']],
      [['Reading list']],
    ]);
    expect(topics).toContainEqual(['Nothing yet']);
  });

  it('finds the entries of keyword groups', () => {
    const { entries } = bibtex.read(String.raw`
@article{a, title={One}, eprint={2401.00001}, keywords={Walls, high; rooms}}
@article{b, title={Two}, eprint={2401.00002}, keywords={wallpaper}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 KeywordGroup:Any wall\;0\;keywords\;walls\;0\;0\;1\;\;\;\;;
1 KeywordGroup:Small walls\;0\;keywords\;walls\;1\;0\;1\;\;\;\;;
1 KeywordGroup:High walls\;0\;keywords\;walls, high\;0\;0\;1\;\;\;\;;
1 KeywordGroup:Wall-\;0\;keywords\;wall.*\;0\;1\;1\;\;\;\;;
}`);
    expect(entries.map(({ topics }) => topics)).toEqual([[['Any wall'], ['High walls']], []]);
  });

  it('shortens a name of thousands of characters before parsing', () => {
    const names = normaliseNames(`Alder, {Mira ${'. '.repeat(3_000)}} and Birch, Wil`);
    expect(names.length).toBeLessThan(1_100);
    expect(names).toMatch(/ and Birch, Wil$/);
  });

  it('lists broken entries with their lines, and reads the rest', () => {
    const { entries, unread } = bibtex.read(
      '@article{a, title={Good}, year=2020}\n\n@article{b, title={Bad\n\n@article{c, title={Fine}}\n@misc{d, year=2021}\n@article{e, title={Cut off',
    );
    expect(entries.map(({ paper }) => paper.title)).toEqual(['Good', 'Fine']);
    expect(unread.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'broken'],
      [6, 'no-title'],
      [7, 'broken'],
    ]);
  });

  it('names a paper without identifiers by author, year and title', () => {
    const text = '@article{x, title={Über Alles}, author={Müller, J}, year=1999}';
    expect(bibtex.read(text).entries[0]?.paper.identifiers).toEqual({ citation: 'muller-1999-uber-alles' });
  });

  it('treats markup, prototype names and megabytes as text', () => {
    const long = 'x'.repeat(10_000);
    const { entries, unread } = bibtex.read(
      `@misc{y, title={${'y'.repeat(3_000_000)}}}
@article{__proto__, __proto__={1}, constructor={2}, title={<script>alert(1)</script> ${long}}, url={javascript:alert(1)}, author={${'A and '.repeat(9_000)}B}}`,
    );
    const paper = entries[0]?.paper;
    expect(unread).toMatchObject([{ line: 1, reason: 'too-long' }]);
    expect(paper?.title.length).toBe(1_000);
    expect(paper?.links).toEqual({});
    expect(paper?.authors.length).toBeLessThanOrEqual(6_000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('reads abstracts as TeX does, with or without commands, but keeps the text after a %', () => {
    const { entries } = bibtex.read(String.raw`
@article{a, title={One}, year=2020, abstract={It's a long-winded text, of words that mean nothing to {TeX}
  until a formula $x_1 < 2$ comes -- and \v s goes on about {\'e}tudes and nothing else for as long as it likes.}}
@article{b, title={Two}, year=2021, abstract={Of the words on this line that are written here 5% of all
  are a share, and this goes on where the share has ended, for some time.}}`);
    expect(entries.map(({ paper }) => paper.abstract)).toEqual([
      "It's a long-winded text, of words that mean nothing to TeX until a formula $x_1 < 2$ comes – and š goes on about études and nothing else for as long as it likes.",
      'Of the words on this line that are written here 5% of all are a share, and this goes on where the share has ended, for some time.',
    ]);
  });

  it('survives a hundred thousand nested braces', () => {
    const deep = `${'{'.repeat(100_000)}x${'}'.repeat(100_000)}`;
    const { entries, unread } = bibtex.read(`@article{a, title=${deep}}\n@article{b, title={Fine}}`);
    expect(unread).toMatchObject([{ line: 1, reason: 'no-title' }]);
    expect(entries.at(-1)?.paper.title).toBe('Fine');
  });

  it('lets papers inherit fields from their proceedings or book', () => {
    const many = Array.from({ length: 60 }, (_, index) => `@misc{m${index}, title={M ${index}}}`).join('\n');
    const { entries } = bibtex.read(`@inproceedings{child, crossref={Parent}, title={Its own}, pages={1--2}}
${many}
@proceedings{parent, title={The Proceedings}, editor={Someone Else}, year=2010, publisher={Springer}, doi={10.1000/whole}}
@misc{itself, crossref={itself}, title={Itself}}`);
    expect(entries[0]?.paper).toMatchObject({
      ...{ title: 'Its own', venue: 'The Proceedings', published: '2010', publisher: 'Springer' },
      identifiers: { citation: 'else-2010-its-own' },
    });
  });

  it.each([
    ['year = 2001, month = jan # "~15"', '2001-01-15'],
    ['year = 2001, month = "15~" # jan', '2001-01-15'],
    ['year = 2001, month = {March 3}', '2001-03-03'],
    ['year = 2001, month = {May--June}', '2001-05'],
    ['year = {{2001}}, month = {{Feb.}}', '2001-02'],
    ['year = 2001, month = 12, day = 3', '2001-12-03'],
    ['year = 2001, month = {Spring}', '2001'],
    ['year = {2001/2002}', '2001'],
    ['year = {c. 1998}', '1998'],
    ['year = {in press}', undefined],
    ['date = {2019-05/2020-01}', '2019-05'],
    ['date = {2019/}', '2019'],
    ['date = {2019~}', '2019'],
    ['date = {2001-21}', '2001'],
    ['date = {2019-05-24T10:00:00Z}', '2019-05-24'],
  ])('reads %s', (fields, published) => {
    expect(bibtex.read(`@article{a, title={T}, ${fields}}`).entries[0]?.paper.published).toBe(published);
  });

  it('reads names with Jr. or "and others", publishers with "and", and accents written in two characters', () => {
    const { entries } = bibtex.read(
      String.raw`@article{a, title={Na{\"\i}ve \~{}n}, author={King, Jr., Martin Luther and others}, publisher={Science and Media}, mendeley-groups={ML/Deep, Read}, abstract={See \url{http://x.y}}}`,
    );
    expect(entries).toMatchObject([
      {
        paper: {
          ...{ title: 'Naïve ~n', publisher: 'Science and Media', abstract: 'See http://x.y' },
          authors: [
            { family: 'King Jr.', given: 'Martin Luther' },
            { family: 'others', given: '' },
          ],
        },
        topics: [['ML', 'Deep'], ['Read']],
      },
    ]);
  });
});
