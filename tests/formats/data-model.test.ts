import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { type Paper, publicationTypes } from '@/lib/domain/papers/paper';
import { exportLibrary } from '@/lib/exporters/export-library';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { makeLibrary, makeStoredPaper } from '../support/make-library';

/*
 * BibLaTeX as biber's own table of types and fields has it. Each record has every field that a paper can have, so that
 * each type meets each field; the table asks for a date, authors and a venue, which cannot be invented.
 */

const hasBiber = spawnSync('biber', ['--version']).error === undefined;
if (!hasBiber) console.warn('SKIPPED: what biber says of BibLaTeX; it is not here (apt install biber).');

const folder = mkdtempSync(join(tmpdir(), 'papertree-data-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

const everything: Partial<Paper> = {
  authors: [{ family: 'Alder', given: 'Mira' }],
  editors: [{ family: 'Birch', given: 'Wil' }],
  published: '2021-03-04',
  venue: 'Walls & Rooms',
  volume: '12',
  issue: '3_b',
  pages: '1-9',
  publisher: 'R&D 100% #1 Press',
  version: 2,
  comment: '9 pages',
  keywords: ['walls', 'a, b'],
  tags: ['to cite', '50% done'],
  notes: 'Read it.\n\nTwice.',
  reading: 'read',
};

/** A paper of each type with every field, and with some of them; in a topic whose name has signs of LaTeX. */
function libraryOfEveryType() {
  const kinds = [...publicationTypes, undefined];
  const papers = kinds.flatMap((publicationType, type) =>
    [{}, { editors: [] }, { venue: undefined }, { identifiers: { arxiv: `2401.0${type}003` } }].map(
      (own, variant): [Paper, string[]] => {
        const doi = `10.1234/p_${type}${variant}`;
        const id = ('identifiers' in own ? `arxiv:2401.0${type}003` : `doi:${doi}`) as PaperId;
        const said = { ...everything, ...own, ...(publicationType && { publicationType }) };
        const paper = makeStoredPaper('2401.00001', {
          ...{ identifiers: { doi }, links: { abs: `https://doi.org/${doi}` }, categories: [] },
          ...{ id, aliases: [id], title: `Type ${type} ${variant}`, citationKey: `k${type}${variant}` },
          ...(said as Partial<Paper>),
        });
        return [paper, ['Rooms, 100% & #1', 'Walls; doors']];
      },
    ),
  );
  return makeLibrary(papers);
}

function biblatexOf(library: ReturnType<typeof libraryOfEveryType>): string {
  const options = { branch: null, keys: 'scholar', exportedAt: 0 } as const;
  return exportLibrary('biblatex', library, options).files[0]?.text ?? '';
}

describe.skipIf(!hasBiber)('BibLaTeX before biber', { timeout: 120_000 }, () => {
  it('has no field that the data model does not have, and lacks none that is known', () => {
    const library = libraryOfEveryType();
    // An article without a journal is one of which the journal is unknown.
    library.papers = library.papers.filter(
      ({ venue, publicationType = '' }) => venue || !/^article|^in/.test(publicationType),
    );
    const path = join(folder, 'papers.bib');
    writeFileSync(path, biblatexOf(library));
    const { status, stdout } = spawnSync(
      'biber',
      ['--tool', '--validate-datamodel', '--nolog', '--output-file', join(folder, 'read.bib'), path],
      { encoding: 'utf8' },
    );
    expect(stdout.split('\n').filter((line) => /WARN|ERROR/.test(line))).toEqual([]);
    expect(status).toBe(0);
  });
});

it('brings back what stands in spare fields', () => {
  const library = libraryOfEveryType();
  const back = toLibrary(readForeign(biblatexOf(library)));
  const told = (papers: Paper[]) =>
    Object.fromEntries(
      papers.map(({ id, editors = [], venue, volume, issue, pages, publisher, tags, reading }) => [
        id,
        { editors, venue, volume, issue, pages, publisher, tags, reading },
      ]),
    );
  expect(told(back.papers)).toEqual(told(library.papers));
  expect(back.topics.map(({ name }) => name)).toEqual(library.topics.map(({ name }) => name));
  expect(new Set(back.placements.map(({ topicId }) => topicId)).size).toBe(1);
});
