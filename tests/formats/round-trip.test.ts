import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import { citationsOf } from '@/lib/exporters/citation/cite-papers';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { FormatName } from '@/lib/exporters/format-names';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { makeLibrary } from '../support/make-library';
import { awkwardPapers } from './awkward-papers';

const options = { branch: null, keys: 'scholar', exportedAt: 0 } as const;

function written(format: FormatName, library: LibraryContents): string {
  return exportLibrary(format, library, options).files[0]?.text ?? '';
}

/** What the file brings back. */
function reread(format: FormatName, library: LibraryContents): Paper[] {
  return toLibrary(readForeign(written(format, library))).papers;
}

/** What a person sees of a paper, in words that the format may change. */
const said = ({
  title,
  authors,
  published,
  venue,
  volume,
  issue,
  pages,
  publisher,
}: Omit<Paper, 'id' | 'aliases' | 'savedAt'>) => ({
  title: plain(title),
  authors,
  published,
  ...{ venue, volume, issue, pages, publisher },
});

/** Commands outside of formulas become the letters that they stand for, and what sets type is gone. */
function plain(title: string): string {
  return title
    .replace(/<\/?b>/g, '')
    .replace(/\\(?:emph|textbf)\{([^{}]*)\}/g, '$1')
    .replace(/\\"\{?o\}?/g, 'ö')
    .replace(/\\'e/g, 'é');
}

describe('export, wipe, import', () => {
  const papers = awkwardPapers(160);
  const { newKeys } = exportLibrary('csljson', makeLibrary(papers.map((paper) => [paper, []])), options);
  const library = makeLibrary(papers.map((paper, index) => [paper, ['A; B', `Branch ${index % 7}`]]));

  it.each(['bibtex', 'biblatex', 'csljson'] as const)('%s gives back 160 awkward papers', (format) => {
    // By entry: some of these papers share a DOI, and a library would join them.
    const { entries } = readForeign(written(format, library));
    const back = new Map(entries.map(({ paper }) => [paper.citationKey, paper]));
    for (const paper of papers) {
      const read = back.get(newKeys.get(paper.id));
      expect(read && said(read)).toEqual(said(paper));
    }
  });

  it.each(['bibtex', 'biblatex', 'csljson', 'ris'] as const)('%s gives back the tree', (format) => {
    const { topics, placements } = toLibrary(readForeign(written(format, library)));
    expect(topics.map(({ name }) => name).sort()).toEqual(library.topics.map(({ name }) => name).sort());
    expect(placements.every(({ topicId }) => topicId !== 'unsorted')).toBe(true);
  });

  it.each(['bibtex', 'biblatex'] as const)('%s tells tags from keywords, and what is read', (format) => {
    const [paper] = papers as [Paper];
    const own = makeLibrary([[{ ...paper, keywords: ['graphs'], tags: ['to cite'], reading: 'read' }, []]]);
    expect(reread(format, own)).toMatchObject([{ keywords: ['graphs'], tags: ['to cite'], reading: 'read' }]);
  });
});

describe('editors', () => {
  const [alder, birk, team, jr] = [
    { family: 'Alder', given: 'Mira' },
    { family: 'van der Birk', given: 'Otto' },
    { family: 'Mortar and Lime Collective', given: '' },
    { family: 'King Jr.', given: 'Martin' },
  ];
  const [paper] = awkwardPapers(1) as [Paper];
  const part = { ...paper, publicationType: 'incollection', venue: 'A Volume', authors: [alder] } as const;

  describe.each(['bibtex', 'biblatex', 'ris', 'csljson'] as const)('through %s', (format) => {
    it.each([
      ['a volume without authors', { ...part, publicationType: 'book', venue: '', authors: [] }],
      ['a book with an author', { ...part, publicationType: 'book', venue: '' }],
      ['a chapter', part],
      ['a paper in proceedings', { ...part, publicationType: 'inproceedings' }],
      ['an article', { ...part, publicationType: 'article' }],
    ] as [string, Paper][])('those of %s stay editors', (_, each) => {
      const editors = [birk, team, jr];
      const { venue, ...own } = each;
      const stored = { ...own, ...(venue && { venue }), editors };
      const library = makeLibrary([[stored, []]]);
      expect(reread(format, library)).toMatchObject([
        { authors: each.authors, editors, publicationType: each.publicationType },
      ]);
      const once = written(format, toLibrary(readForeign(written(format, library))));
      expect(written(format, toLibrary(readForeign(once)))).toBe(once);
    });
  });

  it.each([
    ['RIS, edited book', 'TY  - EDBOOK\nTI  - T\nAU  - Alder, Mira\nER  - ', [], [alder]],
    [
      'RIS, book',
      'TY  - BOOK\nTI  - T\nAU  - Alder, Mira\nA2  - Ek, Bo\nA3  - King Jr., Martin\nER  - ',
      [alder],
      [jr],
    ],
    ['RIS, book without authors', 'TY  - BOOK\nTI  - T\nA2  - Alder, Mira\nER  - ', [], [alder]],
    ['RIS, chapter', 'TY  - CHAP\nTI  - T\nAU  - Alder, Mira\nED  - King Jr., Martin\nER  - ', [alder], [jr]],
    ['RIS, thesis', 'TY  - THES\nTI  - T\nAU  - Alder, Mira\nA3  - Ek, Bo\nER  - ', [alder], undefined],
    ['EndNote, edited book', '%0 Edited Book\n%T T\n%A Alder, Mira\n', [], [alder]],
    ['EndNote, section', '%0 Book Section\n%T T\n%A Alder, Mira\n%E King Jr., Martin\n', [alder], [jr]],
    [
      'EndNote XML',
      '<?xml version="1.0"?><xml><records><record><ref-type name="Book Section">5</ref-type><contributors><authors><author>Alder, Mira</author></authors><secondary-authors><author>King Jr., Martin</author></secondary-authors></contributors><titles><title>T</title></titles></record></records></xml>',
      [alder],
      [jr],
    ],
    [
      'Zotero',
      '{"items":[{"itemType":"bookSection","title":"T","creators":[{"creatorType":"editor","lastName":"King Jr.","firstName":"Martin"},{"creatorType":"author","lastName":"Alder","firstName":"Mira"},{"creatorType":"seriesEditor","lastName":"Ek","firstName":"Bo"}]}]}',
      [alder],
      [jr],
    ],
    ['BibTeX, proceedings', '@proceedings{k, title={T}, editor={Alder, Mira}}', [], [alder]],
  ])('come from %s', (_, text, authors, editors) => {
    const [entry] = readForeign(text).entries;
    expect(entry?.paper.authors).toEqual(authors);
    expect(entry?.paper.editors).toEqual(editors);
  });

  it('name a volume that has no author: in its key, its citation and its name in the library', () => {
    const { papers } = toLibrary(readForeign('@book{, title={Walls}, editor={Alder, Mira}, year=2010}'));
    expect(papers[0]?.id).toBe('citation:alder-2010-walls');
    expect(citationsOf(papers, 'bibtex')).toContain('@book{alder2010walls,');
    expect(citationsOf(papers, 'text')).toContain('Mira Alder');
  });
});

describe('signs that part lists', () => {
  const [paper] = awkwardPapers(1) as [Paper];
  // No letter or sign that is a command of LaTeX after a backslash: those are read as what they print.
  const word = fc
    .string({ unit: fc.constantFrom('x', 'B', '图', ',', ';', '/', '\\', ' ', '-'), maxLength: 12 })
    .map((text) => `w${text}`.replace(/\s+/g, ' ').trim());

  it.each(['ris', 'csljson'] as const)('in names of topics come back from %s', (format) => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (path) => {
        const { entries } = readForeign(written(format, makeLibrary([[paper, path]])));
        expect(entries.map(({ topics }) => topics)).toEqual([[path]]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['bibtex', 'biblatex', 'csljson'] as const)('in keywords come back from %s', (format) => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 4 }), (keywords) => {
        const own = makeLibrary([[{ ...paper, keywords, tags: [] }, []]]);
        expect([...(reread(format, own)[0]?.keywords ?? [])].sort()).toEqual([...keywords].sort());
        const once = written(format, toLibrary(readForeign(written(format, own))));
        expect(written(format, toLibrary(readForeign(once)))).toBe(once);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['bibtex', 'biblatex'] as const)('in tags come back from %s', (format) => {
    for (const tags of [['planning, acting'], ['a; b', 'c'], ['$f(x, y)$, in short', 'R&D, {x}']]) {
      const own = makeLibrary([[{ ...paper, tags, keywords: ['graphs, sparse'] }, []]]);
      expect(reread(format, own)).toMatchObject([{ tags, keywords: ['graphs, sparse'] }]);
    }
  });
});

describe('import, export', () => {
  it.each([
    ['a year stays a year', '@misc{k, title = {T}, year = {2017}}', ['year = {2017}'], ['month', 'day']],
    [
      'an article keeps its volume, number and pages',
      '@article{k, title = {T}, journal = {J. Mach. Learn. Res.}, volume = 3, number = {4-5}, pages = {993--1022}, publisher = {MIT}, year = 2003, month = jan}',
      [
        '@article{k,',
        'journal = {J. Mach. Learn. Res.}',
        'volume = {3}',
        'number = {4-5}',
        'pages = {993--1022}',
        'publisher = {MIT}',
        'month = jan',
      ],
      ['day ='],
    ],
    [
      'a paper in proceedings stays one, whatever they are called',
      '@inproceedings{k, title = {T}, booktitle = {Letters of the Journal}, year = 2003}',
      ['@inproceedings{k,', 'booktitle = {Letters of the Journal}'],
      ['journal ='],
    ],
    [
      'a thesis keeps its school',
      '@mastersthesis{k, title = {T}, school = {ETH Zürich}, year = 2003}',
      ['@mastersthesis{k,', 'school = {ETH Zürich}'],
      [],
    ],
    [
      'a report keeps its number',
      '@techreport{k, title = {T}, institution = {MIT}, number = {AIM-1}, year = 2003}',
      ['@techreport{k,', 'institution = {MIT}', 'number = {AIM-1}'],
      [],
    ],
    [
      'formulas stay as they are written',
      String.raw`@misc{k, title = {Learning $\mathcal{L}_2$-norms with {$O(n^2)$} caf\'e \$5}, note = "it's $x$, or $ y $"}`,
      [
        String.raw`title = {Learning {$\mathcal{L}_2$}-norms with {$O(n^2)$} café \$5}`,
        "note = {it's $x$, or $y$}",
      ],
      [],
    ],
    [
      'a Jr. and a list that goes on stay what they are',
      '@misc{k, title = {T}, author = {King, Jr., Martin Luther and van der Berg, Jan and others}}',
      ['author = {King, Jr., Martin Luther and van der Berg, Jan and others}'],
      [],
    ],
    [
      'names of groups and of one word stand whole',
      '@misc{k, title = {GPT-4 technical report of OpenAI}, author = {{OpenAI} and {Meta AI} and Ng, Andrew}}',
      ['author = {{OpenAI} and {Meta AI} and Ng, Andrew}', 'title = {{GPT-4} technical report of {OpenAI}}'],
      [],
    ],
  ])('%s', (_, entry, kept, absent) => {
    const text = written('bibtex', toLibrary(readForeign(entry)));
    for (const each of kept) expect(text).toContain(each);
    for (const each of absent) expect(text).not.toContain(each);
    expect(written('bibtex', toLibrary(readForeign(text)))).toBe(text);
  });

  it('takes two fields with one `$` each for two fields', () => {
    const { papers } = toLibrary(
      readForeign('@misc{k, title = "All for $", note = "or $ less", year = 2001}'),
    );
    expect(papers).toMatchObject([{ title: expect.stringContaining('All for'), published: '2001' }]);
  });
});

it('gives back paragraphs, lines and entities as they were written', () => {
  const [paper] = awkwardPapers(1) as [Paper];
  const notes = 'One &lt;\ntwo\n\nthree';
  const library = makeLibrary([[{ ...paper, title: 'Of &amp; and &#39;', notes }, []]]);
  expect(reread('bibtex', library)).toMatchObject([{ title: 'Of &amp; and &#39;', notes }]);
});

it('writes keys for BibTeX that differ by more than case', () => {
  const [one, two] = awkwardPapers(2) as [Paper, Paper];
  const library = makeLibrary([
    [{ ...one, citationKey: 'ek2020' }, []],
    [{ ...two, citationKey: 'Ek2020' }, []],
  ]);
  expect(reread('bibtex', library).map(({ citationKey }) => citationKey)).toEqual(['ek2020', 'Ek2020a']);
  expect(reread('biblatex', library).map(({ citationKey }) => citationKey)).toEqual(['ek2020', 'Ek2020']);
});
