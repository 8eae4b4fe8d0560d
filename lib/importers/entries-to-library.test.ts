import { expect, it } from 'vitest';
import { bibtex } from '@/lib/importers/formats/bibtex/bibtex';
import { bookmarks } from '@/lib/importers/formats/bookmarks';
import { joinEntries, toLibrary } from './entries-to-library';

const groups = `@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Agents\\;0\\;1\\;\\;\\;\\;;
2 StaticGroup:Memory\\;0\\;1\\;\\;\\;\\;;
1 StaticGroup:Vision\\;0\\;1\\;\\;\\;\\;;
}`;

function library(entries: string) {
  return toLibrary(bibtex.read(`${entries}\n${groups}`));
}

it('merges entries that share a name into one paper, filed under the topics of all of them', () => {
  const { papers, topics, placements } = library(`
@misc{a, title={One}, eprint={2401.00001}, groups={Memory}}
@article{b, title={One, published}, eprint={2401.00001}, doi={10.1000/X}, journal={Nature}, groups={Vision}}
@article{b, title={one}, doi={10.1000/x}, keywords={late}}
@misc{c, title={Two}, eprint={2401.00002}}`);
  expect(papers).toMatchObject([
    {
      id: 'arxiv:2401.00001',
      title: 'One, published',
      venue: 'Nature',
      keywords: ['late'],
      citationKey: 'a',
    },
    { id: 'arxiv:2401.00002', citationKey: 'c' },
  ]);
  const names = new Map(topics.map(({ id, name }) => [id, name]));
  expect(
    placements.map(({ topicId, also, madeBy }) => [
      names.get(topicId as never),
      also.map((id) => names.get(id)),
      madeBy,
    ]),
  ).toEqual([
    ['Memory', ['Vision'], 'person'],
    [undefined, [], 'program'],
  ]);
  expect(topics.find(({ name }) => name === 'Memory')?.parentId).toBe(
    topics.find(({ name }) => name === 'Agents')?.id,
  );
});

it('merges ten thousand copies into one paper', () => {
  const { papers, placements } = library('@misc{a, title={One}, eprint={2401.00001}}\n'.repeat(10_000));
  expect([papers.length, placements.length]).toEqual([1, 1]);
});

it('gives the same names each time, so that importing twice adds nothing', () => {
  const text = '@misc{a, title={One}, groups={Memory}}';
  expect(library(text)).toEqual(library(text));
});

it('never gives two papers the same name, even if a third entry has the names of both', () => {
  const { papers } = library(`
@misc{a, title={One}, eprint={2401.00001}}
@misc{b, title={Two}, doi={10.1000/x}}
@misc{c, title={Both}, eprint={2401.00001}, doi={10.1000/x}}`);
  const aliases = papers.flatMap(({ aliases }) => aliases);
  expect(new Set(aliases).size).toBe(aliases.length);
});

it('keeps the day on which a bookmark was made', () => {
  const reading = bookmarks.read(
    '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://arxiv.org/abs/2401.00001" ADD_DATE="1700000000">One</A></DL>',
  );
  expect(toLibrary(reading).papers[0]?.savedAt).toBe(1_700_000_000_000);
});

it.each([
  ['a page', 'url={https://example.org/book}'],
  ['a DOI', 'doi={10.1000/book}'],
  ['an arXiv number', 'eprint={2401.00001}'],
])('keeps entries apart that share %s but have different titles', (_, field) => {
  const { papers } = library(`
@misc{a, title={Ropes of the North}, ${field}}
@misc{b, title={Ropes of the South}, ${field}}
@misc{c, title={Ropes}, ${field}}
@misc{d, title={ropes of the {South}}, ${field}}`);
  expect(papers.map(({ title }) => title)).toEqual(['Ropes of the North', 'Ropes of the South', 'Ropes']);
});

it('lists the entries that were joined', () => {
  const reading = bibtex.read(
    '@misc{a, title={Knots}, doi={10.1000/x}}\n@misc{b, title={Knots: a Study}, doi={10.1000/x}}',
  );
  expect(joinEntries(reading).joined).toEqual([
    { paperId: 'doi:10.1000/x', title: 'Knots', joined: 'Knots: a Study' },
  ]);
});

it.each([
  ['an editorial of another volume', 'title={Editorial}, volume=1', 'title={Editorial}, volume=2', 2],
  ['another author', 'title={Introduction}, author={Ek, A}', 'title={Introduction}, author={Alm, B}', 2],
  [
    'the same author and place',
    'title={Introduction}, author={Ek, A}, pages=1',
    'title={introduction}, author={Ek, Ann}',
    1,
  ],
])(
  'joins entries with the same address only if title, author and place in the journal agree: %s',
  (_, one, other, count) => {
    const url = 'url={https://publisher.example/issue}';
    expect(library(`@misc{a, ${one}, ${url}} @misc{b, ${other}, ${url}}`).papers).toHaveLength(count);
  },
);

it('does not use the address of a whole site as a name', () => {
  const { papers } = library(
    '@misc{a, title={Nets}, year=1, url={https://publisher.example/}} @misc{b, title={Nets}, year=2001, url={https://publisher.example}}',
  );
  expect(papers.map(({ identifiers }) => Object.keys(identifiers))).toEqual([['citation'], ['citation']]);
});
