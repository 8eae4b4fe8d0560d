import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Author, Paper } from '@/lib/domain/papers/paper';
import { exportLibrary } from '@/lib/exporters/export-library';
import { type FormatName, formatNames } from '@/lib/exporters/format-names';
import { fullName } from '@/lib/exporters/text/name-parts';
import { obsidianTag } from '@/lib/exporters/text/topic-tag';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';
import { randomFrom } from '../mutate/mutations';
import { makeLibrary, makeStoredPaper } from '../support/make-library';

/*
 * Libraries with signs in every field that mean something to LaTeX, Markdown, YAML, HTML or a list, and what a format
 * gives back of them. BibTeX and BibLaTeX give back what LaTeX prints: its commands mean themselves there.
 */

/** What every format gives back, and beside it what one cannot. */
const kept = [
  ...['title', 'abstract', 'authors', 'published', 'venue', 'publicationType', 'volume', 'issue', 'pages'],
  ...['publisher', 'keywords', 'tags', 'notes', 'identifiers'],
] as (keyof Paper)[];
const lost: Partial<Record<FormatName, (keyof Paper)[]>> = {
  ris: ['notes'],
  csv: ['publicationType', 'keywords'],
  markdown: ['publicationType', 'keywords'],
};
/** What comes back in another form: names whole, tags of the signs that Obsidian takes. */
const keptAs: Partial<Record<FormatName, Partial<Record<keyof Paper, (value: unknown) => unknown>>>> = {
  markdown: {
    authors: (authors) => (authors as Author[]).map(fullName),
    tags: (tags) => (tags as string[]).map(obsidianTag),
  },
};
/** Tags come back as keywords, beside the paper's own. */
const joinsTags: readonly FormatName[] = ['ris', 'csljson'];

export const formatsBothWays = [
  'bibtex',
  'biblatex',
  'ris',
  'csljson',
  'csv',
  'markdown',
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

/** What means something to HTML or LaTeX as a whole, which a text may hold; beside it what LaTeX prints of it. */
const markup: [written: string, printed?: string][] = [
  ...['<b>bold</b>', '<i>', '</sup>', '<br/>', '<script>', '<!-- x -->', '&amp;', '&lt;', '&#39;', '&copy;'],
  ...['$x_i^2$', '\\(n \\log n\\)', '\\alpha', '\\begin{x}', '\\\\'],
  ['\\emph{in vivo}', 'in vivo'],
  ['\\textbf{b}', 'b'],
  ['\\"o', 'ö'],
  ['\\%', '%'],
].map((each) => (typeof each === 'string' ? [each] : (each as [string, string])));

/**
 * The library that is generated from a seed.
 * @param isPrinted whether texts are what LaTeX prints of them
 */
export function generatedLibrary(seed: number, isPrinted = false): LibraryContents {
  const random = randomFrom(seed);
  const pick = <Value>(list: readonly Value[]) => list[Math.floor(random() * list.length)] as Value;
  // By themselves, signs make no entity, tag or formula, and escape nothing; those that do are in `markup`.
  const plain = (signs: string) => signs.replace(/\\(?=\S)/gu, '').replace(/[&<$](?=\S)/g, '$& ');
  const text = (first: string, most: number, isMarked = true) => {
    let [written, run] = ['', first];
    for (let count = 1 + Math.floor(random() * most); count > 0; count--) {
      if (isMarked && random() < 0.15) {
        const [marked, printed = marked] = pick(markup);
        written += `${plain(run)} ${isPrinted ? printed : marked} `;
        run = '';
      } else run += pick(signs);
    }
    return (written + plain(run)).normalize('NFC').replace(/\s+/g, ' ').replace(/\\$/, '').trim();
  };
  const name = (first: string) => text(first, 3, false).replace(/[\d\s,;\\]|https?\S*/g, '');
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

/** The files of a library in a format, with their paths. */
function filesOf(format: FormatName, library: LibraryContents): [string, string][] {
  const options = { branch: null, keys: 'scholar', exportedAt: 0 } as const;
  return exportLibrary(format, library, options).files.map(({ path, text }) => [path, text]);
}

/** What several files of a format make together. */
function readBack(files: [string, string][]): LibraryContents {
  const readings = files.map(([, text]) => readForeign(text));
  return toLibrary({
    entries: readings.flatMap(({ entries }) => entries),
    topics: readings.flatMap(({ topics }) => topics),
    unread: [],
  });
}

/** What of a library a format does not give back, and whether a second pass changes a byte; empty where all is well. */
export function changesThrough(format: (typeof formatsBothWays)[number], seed: number): string[] {
  const library = generatedLibrary(seed);
  const expected = generatedLibrary(seed, format === 'bibtex' || format === 'biblatex');
  const once = readBack(filesOf(format, library));
  const files = filesOf(format, once);
  const again = filesOf(format, readBack(files));
  const changes = JSON.stringify(files) === JSON.stringify(again) ? [] : [`a second pass`];
  const names = ({ topics }: LibraryContents) =>
    topics
      .map(({ name }) => name)
      .sort()
      .join('\n');
  // JabRef's groups are not read by LaTeX.
  if (names(library) !== names(once)) changes.push(`topics ${names(library)} → ${names(once)}`);
  for (const paper of expected.papers) {
    const back = once.papers.find(({ id }) => id === paper.id);
    for (const field of kept) {
      if (lost[format]?.includes(field) || (field === 'tags' && joinsTags.includes(format))) continue;
      const before =
        field === 'keywords' && joinsTags.includes(format)
          ? [...paper.keywords, ...(paper.tags ?? [])]
          : paper[field];
      const asKept = keptAs[format]?.[field] ?? ((value: unknown) => value);
      const [wanted, got] = [before, back?.[field]].map((value) =>
        JSON.stringify(sorted(asKept(value ?? []))),
      );
      if (wanted !== got) changes.push(`${field} ${wanted} → ${got}`);
    }
  }
  return changes;
}

/** Formats that are written alone. */
export const formatsOneWay = formatNames.filter(
  (name) => name !== 'json' && formatsBothWays.every((each) => each !== name),
);

/** Whether a library that went through its own file is exported byte for byte as before. */
export function isSameAgain(format: FormatName, seed: number): boolean {
  const library = generatedLibrary(seed);
  const again = readLibraryFile(writeLibraryFile(library, 0));
  return JSON.stringify(filesOf(format, library)) === JSON.stringify(filesOf(format, again));
}

/** Words of a list are in no order. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? [...new Set(value)].sort()
    : value;
}
