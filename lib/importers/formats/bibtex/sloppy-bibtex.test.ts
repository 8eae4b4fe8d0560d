import { describe, expect, it } from 'vitest';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { bibtex } from './bibtex';

function papers(text: string) {
  return bibtex.read(text).entries.map(({ paper }) => paper);
}

const one = (fields: string, type = 'article') => papers(`@${type}{k, title = {T}, ${fields}}`)[0];

describe('entries', () => {
  it('does not let others inherit from an entry without a key', () => {
    const [, other] = papers(
      '@book{, title={A}, volume={7}, year=2001}\n@misc{b, title={B}}\n@misc{, title={C}}',
    );
    expect(other).toMatchObject({ title: 'B' });
    expect(other?.volume ?? other?.venue ?? other?.published).toBeUndefined();
  });

  it('reads several entries on a line, and none in a comment', () => {
    const text =
      '@misc{a, title={One}}@misc{b, title={Two}} , @misc{c, title="Three"}\n}@misc(d, title={Four})\n% @misc{e, title={No}}\nmail@misc{f, title={No}}';
    expect(papers(text).map(({ title }) => title)).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it.each(['a?b', 'two words', 'a(1)', 'a#1', "o'neil", 'ключ', 'a{b'.slice(0, 1), 'x*y"z"'])(
    'reads the entry with the key %s',
    (key) => {
      const { entries, unread } = bibtex.read(`@misc{${key}, title = {T}}\n@misc{last, title={L}}`);
      expect([entries.length, unread]).toEqual([2, []]);
    },
  );

  it.each([
    ['a missing comma', 'title={T} year=2001', '2001'],
    ['a missing comma before a field in quotes', 'title="T" year="2001"', '2001'],
    ['a field without a value', 'title={T}, volume, year=2001', '2001'],
    ['an extra brace', 'title={T}}, year=2001', '2001'],
    ['an unclosed brace', 'title={T, year={2001}', '2001'],
    ['a missing last brace', 'title={T}, year=2001\n\n@misc{other, title={Other}', '2001'],
  ])('reports an entry with %s as read in part', (_, fields, published) => {
    const { entries, unread } = bibtex.read(`@misc{a, ${fields}}`);
    expect(entries[0]?.paper).toMatchObject({ title: 'T', published });
    expect(unread).toMatchObject([{ line: 1, reason: 'in-part' }]);
  });

  it('reads an entry without a comma after its key', () => {
    const { entries, unread } = bibtex.read('@misc{a title={T}, year=2001}');
    expect([entries[0]?.paper, unread]).toMatchObject([{ title: 'T', citationKey: 'a' }, []]);
  });

  it('accepts extra commas and empty values', () => {
    const { entries, unread } = bibtex.read('@misc{a,, title={T},, volume={}, number = , year=2001,,}');
    expect([entries.length, unread]).toEqual([1, []]);
  });

  it('follows references between entries, also circular ones', () => {
    const [chapter] = papers(`@inbook{a, title={A}, crossref={b}}
@book{b, title={B}, crossref={c}} @book{c, title={C}, year=1990, xdata={d, e}, crossref={a}}
@xdata{d, publisher={P}} @xdata{e, volume={3}, xdata={e}}`);
    expect(chapter).toMatchObject({ venue: 'B', published: '1990', publisher: 'P', volume: '3' });
  });

  it('keeps a chapter with the title of its book apart from the book', () => {
    const text = '@inbook{a, crossref={b}, pages={1--2}}\n@book{b, title={B}, author={Ek, Ann}, year=1990}';
    expect(toLibrary(bibtex.read(text)).papers.map(({ title }) => title)).toEqual(['B', 'B']);
  });
});

describe('characters that are special in TeX but not to people', () => {
  it.each([
    ['A 5% rise, and 6%', 'A 5% rise, and 6%'],
    ['100\\% of 20%', '100% of 20%'],
    ['Costs $5', 'Costs $5'],
    ['From $3 to $5', 'From $3 to $5'],
    ['$\\alpha$$\\beta$ and $$x^2$$', '$\\alpha$$\\beta$ and $x^2$'],
    ['A &amp; B &lt; C, &#233;t&eacute;', 'A & B < C, été'],
    ['A {\\&}amp; B', 'A & B'],
    ['\\TeX{} and \\BibTeX, \\LaTeX!', 'TeX and BibTeX, LaTeX!'],
    ['It\\textquotesingle s Gel\\cprime fand', "It's Gelʹfand"],
    ['\\textsl{Salix} and \\mkbibitalic{B\\"aume}', 'Salix and Bäume'],
    ['Five \\yen{}', 'Five ¥'],
    ['A 50\\\\% yield', 'A 50 % yield'],
    ['US\\$ and $ of $x_1$', 'US$ and $ of $x_1$'],
    ['Is 5$ or 6$ more', 'Is 5$ or 6$ more'],
    ['With \\[ x^2 \\] and \\(y\\)', 'With $x^2$ and \\(y\\)'],
    ['One \\textendash\\ two', 'One – two'],
  ])('reads the title %s', (written, title) => {
    const text = `@misc{a, title = {${written}}, year = 2001}\n@misc{b, title = "${written.replaceAll('"', "''")}", year = 2002}`;
    expect(papers(text)[0]).toMatchObject({ title, published: '2001' });
    expect(papers(text)[1]?.published).toBe('2002');
  });

  it('decodes LaTeX in keywords', () => {
    expect(one("keywords = {R\\&D; caf\\'e, C\\#}")?.keywords).toEqual(['C#', 'café', 'R&D']);
  });

  it('keeps the paragraphs and lines of a note', () => {
    expect(one('annotation = {One\nline.\n\nTwo.\\\\ Three}')?.notes).toBe('One line.\n\nTwo.\nThree');
  });
});

describe('fields in unusual forms', () => {
  it.each([
    ['doi = {10.1000/a\\_b}', { doi: '10.1000/a_b' }],
    ['doi = {10.1000/a{\\_}b}', { doi: '10.1000/a_b' }],
    ['doi = {10.1000/a\\textless{}b\\textgreater}', { doi: '10.1000/a<b>' }],
    ['doi = {https://www.doi.org/10.1000/a.}', { doi: '10.1000/a' }],
    ['doi = {\\href{https://doi.org/10.1000/b}{10.1000/b}}', { doi: '10.1000/b' }],
    ['doi = {DOI 10.1000/c}', { doi: '10.1000/c' }],
    ['doi = {10.1000\\/c}', { doi: '10.1000/c' }],
    ['doi = {10.1000/c?download=true}', { doi: '10.1000/c' }],
    ['note = {Online, doi: 10.1000/c.}', { doi: '10.1000/c' }],
    ['url = {www.example.org/f}', { url: 'https://www.example.org/f' }],
    ['eprint = {1234567}, eprinttype = {pubmed}', { pubmed: '1234567' }],
    ['journal = {CoRR}, volume = {cs.CL/0101002}', { arxiv: 'cs/0101002' }],
    ['institution = {arXiv}, number = {2401.00004}', { arxiv: '2401.00004' }],
    ['url = {https://publisher.example/doi/full/10.1000/d/full}', { doi: '10.1000/d' }],
    ['url = {\\url{https://example.org/e?x=1\\&y=2}}', { url: 'https://example.org/e?x=1&y=2' }],
    ['howpublished = {Online: \\url{https://example.org/f}.}', { url: 'https://example.org/f' }],
    ['note = {See \\href{https://arxiv.org/abs/2401.00001}{here}}', { arxiv: '2401.00001' }],
    ['journal = {CoRR}, volume = {abs/cs/0101001}', { arxiv: 'cs/0101001' }],
    ['eprint = {https://arxiv.org/pdf/2401.00002v3}', { arxiv: '2401.00002' }],
    ['journal = {arXiv preprint}, pages = {arXiv:2401.00003}', { arxiv: '2401.00003' }],
  ])('reads %s', (fields, identifiers) => {
    expect(one(fields)?.identifiers).toEqual(identifiers);
  });

  it.each([
    ['journal = {\\mnras}', { venue: 'Monthly Notices of the Royal Astronomical Society' }],
    ['journal = \\prl', {}],
    ['journal = cacm', { venue: 'Communications of the ACM' }],
    ['journal = {J}, articleno = {9}', { pages: '9' }],
    ['journal = {J}, article-number = {e9}', { pages: 'e9' }],
    ['journal = {J}, volume = {?}', { venue: 'J' }],
    ['year = 1999, month = "4~" # mar', { published: '1999-03-04' }],
    ['year = 1999, month = nov # "/" # dec', { published: '1999-11' }],
    ['year = {1999/00}', { published: '1999' }],
    ['year = {c1999}', { published: '1999' }],
    ['year = 1999, month = {3--5}', { published: '1999-03' }],
    ['journal = {J}, pages = {pp. 12 -- 34}', { pages: '12-34' }],
    ['journal = {J}, pages = {7--7}', { pages: '7' }],
    ['annote = {One}, review = {Two}', { notes: 'One\n\nTwo' }],
    ['abstract = {ABSTRACT: We show}', { abstract: 'We show' }],
    ['keywords = {a\nb}, keyword = {{c, d},}', { keywords: ['a', 'b', 'c, d'] }],
    ['date-added = {2014-03-04 12:11:10 +0100}', { savedAt: Date.UTC(2014, 2, 4, 11, 11, 10) }],
    ['version = {20240101}', { title: 'T' }],
  ])('reads %s', (fields, expected) => {
    expect(one(fields)).toMatchObject(expected);
    expect(one(fields)?.version).toBeUndefined();
  });

  it.each([
    [
      'Ek, Ann and et al.',
      [
        ['Ek', 'Ann'],
        ['others', ''],
      ],
    ],
    [
      'Ann Ek 0003 and Bo Alm',
      [
        ['Ek', 'Ann'],
        ['Alm', 'Bo'],
      ],
    ],
    ['Ann {Ek, Jr.}', [['Ek Jr.', 'Ann']]],
    ['Ek, Ann, Jr.', [['Ek Jr.', 'Ann']]],
    ['Ann {van Ek}, III', [['van Ek III', 'Ann']]],
    [
      'World Health Organization and University of Oslo',
      [
        ['World Health Organization', ''],
        ['University of Oslo', ''],
      ],
    ],
  ])('reads the authors %s', (author, expected) => {
    expect(one(`author = {${author}}`)?.authors.map(({ family, given }) => [family, given])).toEqual(
      expected,
    );
  });

  it.each([
    ['eprint = {arXiv:2401.12345v2 [cs.LG]}', '2401.12345', undefined],
    ['howpublished = {arXiv preprint arXiv:2402.00001}', '2402.00001', undefined],
    ['note = {arXiv:2402.00001 [cs.LG]}', '2402.00001', undefined],
    ['note = {Draft, arXiv:2402.00001}', '2402.00001', 'Draft, arXiv:2402.00001'],
  ])('does not keep an arXiv number as a comment: %s', (field, arxiv, comment) => {
    const paper = one(field, 'misc');
    expect([paper?.identifiers.arxiv, paper?.comment]).toEqual([arxiv, comment]);
  });

  it('tells a `<` that our export marks from HTML tags', () => {
    expect(papers('@misc{a, title = {On {<}b> and <i>in vivo</i>}}')[0]?.title).toBe('On <b> and in vivo');
  });

  it('reads tags without LaTeX formatting', () => {
    expect(one('mendeley-tags = {\\emph{in vivo}, b}')?.tags).toEqual(['in vivo', 'b']);
  });

  it('uses the place in the journal as the title of an article without one', () => {
    expect(papers('@article{a, journal={Phys. Rev.}, volume=12, pages={345}}')[0]?.title).toBe(
      'Phys. Rev. 12, 345',
    );
  });
});
