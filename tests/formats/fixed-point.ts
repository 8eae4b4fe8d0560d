import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { FormatName } from '@/lib/exporters/format-names';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { randomFrom } from '../mutate/mutations';
import { makeLibrary, makeStoredPaper } from '../support/make-library';

/*
 * Libraries with signs in every field that mean something to LaTeX, Markdown, YAML, HTML or a list, and what a format
 * gives back of them. Left out is what is read as what it prints, wherever it stands: commands and escaped signs of
 * LaTeX, entities and tags of HTML.
 */

/** What every format gives back, and beside it what one cannot. */
const kept = [
  ...['title', 'abstract', 'authors', 'published', 'venue', 'publicationType', 'volume', 'issue', 'pages'],
  ...['publisher', 'keywords', 'tags', 'notes', 'identifiers'],
] as (keyof Paper)[];
const lost: Partial<Record<FormatName, (keyof Paper)[]>> = {
  ris: ['notes'],
  csv: ['publicationType', 'keywords'],
};
/** Tags come back as keywords, beside the paper's own. */
const joinsTags: readonly FormatName[] = ['ris', 'csljson'];

export const formatsBothWays = [
  'bibtex',
  'biblatex',
  'ris',
  'csljson',
  'csv',
] as const satisfies FormatName[];

const signs = [
  ...('aBéß图م🚀10 -\'"`,;:.!?/|{}$&%#_^~<>*[]()+=@°“”…–—'.match(/./gu)?.values() ?? []),
  ...[
    'Word',
    'naïve',
    '--',
    '**',
    '- ',
    ' and ',
    'AND',
    '%%',
    '---',
    '|-',
    '[[',
    ']]',
    '{{',
    '\\',
    'http://x.y/z',
  ],
];

/** The library that is generated from a seed. */
export function generatedLibrary(seed: number): LibraryContents {
  const random = randomFrom(seed);
  const pick = <Value>(list: readonly Value[]) => list[Math.floor(random() * list.length)] as Value;
  const text = (first: string, most: number) => {
    const parts = Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(signs));
    const plain = `${first}${parts.join('')}`.normalize('NFC').replace(/\s+/g, ' ').trim();
    // What is an entity, a tag, a formula, or a sign that LaTeX escapes.
    return plain
      .replace(/\\(?=[^\s\p{L}]|\p{L})/gu, '')
      .replace(/[&<$](?=\S)/g, '$& ')
      .trim();
  };
  const name = (first: string) => text(first, 3).replace(/[\d\s,;\\]|https?\S*/g, '');
  const words = (first: string) => [
    ...new Set(
      Array.from({ length: Math.floor(random() * 3) }, () =>
        text(first, 3).replaceAll('#', '').replace(/\s+/g, ' ').trim(),
      ),
    ),
  ];
  const papers = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index): [Paper, string[]] => {
    const doi = `10.1234/p${index}`;
    const paper = makeStoredPaper('2401.00001', {
      ...{ id: `doi:${doi}` as Paper['id'], aliases: [`doi:${doi}` as Paper['id']], identifiers: { doi } },
      ...{ title: text('T', 10), abstract: text('A', 20), notes: `${text('N', 9)}\n\n${text('M', 5)}` },
      authors: ['x', 'y'].map((each) => ({
        family: name(`F${each}`),
        given: random() < 0.8 ? `G${each}` : '',
      })),
      ...{ published: pick(['2020', '2020-03', '2020-03-05']), venue: text('V', 5), categories: [] },
      ...{ publicationType: pick(['article', 'inproceedings']), publisher: text('P', 3) },
      ...{
        volume: `${index + 1}${pick(['', 'a', '_'])}`,
        issue: pick(['1', '2-3', 'S%']),
        pages: pick(['1-9', 'e12']),
      },
      ...{
        keywords: words('k'),
        tags: words('t'),
        links: { abs: `https://doi.org/${doi}` },
        citationKey: `key${index}`,
      },
    });
    delete paper.version;
    delete paper.comment;
    // Braces end JabRef's comment, an `@` in it begins an entry, and it knows a group by its name alone.
    const path =
      random() < 0.5
        ? words('b').map((each, depth) => `${each.replace(/[{}@]/g, '').replace(/\s+/g, ' ').trim()}${depth}`)
        : [];
    return [paper, path];
  });
  return makeLibrary(papers);
}

/** What of a library a format does not give back, and whether a second pass changes a byte; empty where all is well. */
export function changesThrough(format: FormatName, library: LibraryContents): string[] {
  const written = (each: LibraryContents) =>
    exportLibrary(format, each, { branch: null, keys: 'scholar', exportedAt: 0 }).files[0]?.text ?? '';
  const once = toLibrary(readForeign(written(library)));
  const text = written(once);
  const changes = text === written(toLibrary(readForeign(text))) ? [] : ['a second pass'];
  const names = ({ topics }: LibraryContents) =>
    topics
      .map(({ name }) => name)
      .sort()
      .join('\n');
  if (names(library) !== names(once)) changes.push(`topics ${names(library)} → ${names(once)}`);
  for (const paper of library.papers) {
    const back = once.papers.find(({ id }) => id === paper.id);
    for (const field of kept) {
      if (lost[format]?.includes(field) || (field === 'tags' && joinsTags.includes(format))) continue;
      const before =
        field === 'keywords' && joinsTags.includes(format)
          ? [...paper.keywords, ...(paper.tags ?? [])]
          : paper[field];
      const [wanted, got] = [before, back?.[field]].map((value) => JSON.stringify(sorted(value ?? [])));
      if (wanted !== got) changes.push(`${field} ${wanted} → ${got}`);
    }
  }
  return changes;
}

/** Words of a list are in no order. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? [...new Set(value)].sort()
    : value;
}
