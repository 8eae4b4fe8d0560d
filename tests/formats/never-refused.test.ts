import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { importers } from '@/lib/importers/importer-list';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';

/*
 * Nothing that an importer lets in may make a library file that is refused: exports and backups of the whole library
 * would fail for one record. The files are of the formats' own shapes, with values of any kind in every place.
 */

const long = fc.constantFrom('x'.repeat(30_000), 'топик/'.repeat(500), '\u0958'.repeat(20_000));
const number = fc.constantFrom('1515515697780642', '-1', '1e300', '99999999', '0', '20240101', '0001', 'NaN');
const sign = fc.constantFrom(
  '#',
  '\n',
  '\r\n',
  '\u2028',
  '\ud800',
  '"',
  '{',
  '}',
  '\\',
  '%',
  '&',
  '<b>',
  '\0',
  '//',
);
const address = fc.constantFrom(
  'https://arxiv.org/abs/2401.00001',
  `https://openreview.net/forum?id=${'x'.repeat(400)}`,
  `https://example.org/${'y'.repeat(1_990)}`,
  'https://doi.org/10.1000/a%20b',
  'https://pubmed.ncbi.nlm.nih.gov/99999999999999/',
  'javascript:alert(1)',
);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  fc.array(sign, { minLength: 1, maxLength: 5 }).map((signs) => signs.join('a')),
  fc.oneof(long, number, address),
);
const record = (names: string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 8 });

const bibFields =
  'title author editor year date month day journal volume number pages doi url eprint keywords note annotation version pmid groups mendeley-tags mendeley-groups howpublished publisher crossref'.split(
    ' ',
  );
const risTags = 'TI AU A1 PY DA JO T2 VL IS SP EP AB DO UR L1 M1 M3 PB KW N1 AN DB ID C1'.split(' ');
const cslNames =
  'title abstract author issued container-title volume issue page publisher keyword DOI PMID URL number note annote id citation-key'.split(
    ' ',
  );
const zoteroNames =
  'title abstractNote creators date publicationTitle volume issue pages publisher tags DOI PMID url extra archiveID notes citationKey dateAdded collections'.split(
    ' ',
  );

const jsonValue = (text: string) => {
  const shapes = [text, [text], { raw: text, family: text, tag: text, note: text }, Number(text)];
  return shapes[text.length % shapes.length];
};
const objectOf = (fields: [string, string][]) =>
  Object.fromEntries(fields.map(([name, text]) => [name, name === 'title' ? text : jsonValue(text)]));

const files: Record<string, fc.Arbitrary<string>> = {
  bibtex: fc
    .array(record(bibFields), { maxLength: 4 })
    .map((entries) =>
      entries
        .map(
          (fields, index) =>
            `@article{k${index},\n${fields.map(([name, text]) => `${name} = {${text}}`).join(',\n')}\n}`,
        )
        .join('\n'),
    ),
  ris: fc
    .array(record(risTags), { maxLength: 4 })
    .map((records) =>
      records
        .map((fields) => `TY  - JOUR\n${fields.map(([tag, text]) => `${tag}  - ${text}`).join('\n')}\nER  - `)
        .join('\n'),
    ),
  'csl-json': fc
    .array(record(cslNames), { maxLength: 4 })
    .map((items) => JSON.stringify(items.map(objectOf))),
  'zotero-json': fc
    .array(record(zoteroNames), { maxLength: 4 })
    .map((items) =>
      JSON.stringify({ items: items.map((fields) => ({ itemType: 'book', ...objectOf(fields) })) }),
    ),
  'paper-memory': fc
    .array(record(['title', 'author', 'year', 'note', 'tags', 'addDate', 'pdfLink', 'key', 'venue']), {
      maxLength: 4,
    })
    .map((items) =>
      JSON.stringify(Object.fromEntries(items.map((fields, index) => [`p${index}`, objectOf(fields)]))),
    ),
  bookmarks: fc
    .array(fc.tuple(address, value, value, value), { maxLength: 4 })
    .map((links) =>
      links
        .map(
          ([href, date, tags, title]) =>
            `<DL><H3>${title}</H3><DL><DT><A HREF="${href}" ADD_DATE="${date}" TAGS="${tags}">${title}</A></DL>`,
        )
        .join('\n'),
    ),
  links: fc
    .array(fc.tuple(address, value), { maxLength: 4 })
    .map((lines) => lines.map((line) => line.join(' ')).join('\n')),
};

describe('from every importer to the library file and back', () => {
  it.each(Object.keys(files))('%s', (format) => {
    const importer = importers.find(({ name }) => name === format);
    fc.assert(
      fc.property(files[format] ?? fc.constant(''), (text) => {
        const library = toLibrary(importer?.read(text) ?? { entries: [], topics: [], unread: [] });
        const written = writeLibraryFile(library, 0);
        const { papers, unread } = readLibraryFile(written);
        expect([papers.length, unread]).toEqual([library.papers.length, []]);
        expect(JSON.parse(writeLibraryFile(readLibraryFile(written), 0))).toEqual(JSON.parse(written));
      }),
      { numRuns: 150 },
    );
  });

  it('writes a time that an earlier version stored in microseconds', () => {
    const read = importers.find(({ name }) => name === 'links')?.read('2401.00001');
    const { papers, placements, ...rest } = toLibrary(read ?? { entries: [], topics: [], unread: [] });
    const wrong = {
      ...rest,
      papers: papers.map((paper) => ({ ...paper, savedAt: 1_515_515_697_780_642_000 })),
      placements: placements.map((placement) => ({ ...placement, at: 1_515_515_697_780_642_000 })),
    };
    const file = readLibraryFile(writeLibraryFile(wrong, 0));
    expect(file.papers.map(({ savedAt }) => savedAt)).toEqual([1_515_515_697_780]);
  });

  it('has importers for all of these', () => {
    const names = importers.map(({ name }) => name);
    expect(Object.keys(files).filter((name) => !names.includes(name))).toEqual([]);
  });
});
