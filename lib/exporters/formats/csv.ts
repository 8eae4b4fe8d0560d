import { referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import type { SelectedPaper } from '@/lib/exporters/select-topics-and-papers';
import { fullName } from '@/lib/exporters/text/name-parts';
import { escapeMarks } from '@/lib/exporters/text/topic-tag';

const columns: [string, (selected: SelectedPaper) => string | number | undefined][] = [
  ['key', ({ key }) => key],
  ['title', ({ paper }) => paper.title],
  ['authors', ({ paper }) => listOf(paper.authors.map(fullName))],
  ['editors', ({ paper }) => referenceOf(paper).editors.map(fullName).join('; ')],
  ['date', ({ paper }) => referenceOf(paper).date],
  ['venue', ({ paper }) => referenceOf(paper).venue],
  ['type', ({ paper }) => referenceOf(paper).type],
  ['volume', ({ paper }) => referenceOf(paper).volume],
  ['issue', ({ paper }) => referenceOf(paper).issue],
  ['pages', ({ paper }) => referenceOf(paper).pages],
  ['publisher', ({ paper }) => referenceOf(paper).publisher],
  ['topic', ({ paths }) => paths[0] && pathOf(paths[0])],
  [
    'further topics',
    ({ paths }) =>
      paths
        .slice(1)
        .map((path) => escapeMarks(pathOf(path), ';'))
        .join('; '),
  ],
  ['tags', ({ paper }) => listOf(paper.tags ?? [])],
  ['reading', ({ paper }) => paper.reading],
  ['favourite', ({ paper }) => (paper.favourite ? 'yes' : undefined)],
  ['arxiv', ({ paper }) => paper.identifiers.arxiv],
  ['doi', ({ paper }) => referenceOf(paper).doi],
  ['url', ({ paper }) => referenceOf(paper).url],
  ['categories', ({ paper }) => paper.categories.join(' ')],
  ['saved', ({ paper }) => new Date(paper.savedAt).toISOString().slice(0, 10)],
  ['notes', ({ paper }) => paper.notes],
  ['abstract', ({ paper }) => paper.abstract],
];

/**
 * A list separated by semicolons; semicolons inside a word are escaped with a backslash. A single word that contains a
 * comma or `|` gets a semicolon after it, so that it is not split there when it is read.
 */
function listOf(words: string[]): string {
  const list = words.map((word) => escapeMarks(word, ';')).join('; ');
  return words.length === 1 && /[,|]/.test(list) ? `${list};` : list;
}

function pathOf(names: string[]): string {
  return names.map((name) => escapeMarks(name, '/')).join(' / ');
}

/** RFC 4180, UTF-8. */
const write: Exporter = ({ papers }) => {
  const rows = papers.map((selected) => columns.map(([, read]) => cell(read(selected))).join(','));
  const head = columns.map(([name]) => name).join(',');
  return [{ path: 'papers.csv', text: `${[head, ...rows].join('\r\n')}\r\n` }];
};

export const csv = {
  name: 'csv',
  title: 'CSV',
  keeps: 'one row per paper: bibliography, branches, tags, state, notes',
  write,
  isForTargets: true,
} as const satisfies Format;

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  // A spreadsheet would evaluate such a text as a formula.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
