import type { ChromiumSpeed, Speed } from './speed';

/** The figures of a model; those that were not measured are absent. */
export interface BenchRow {
  name: string;
  bytes?: number;
  node?: Speed;
  chromium?: ChromiumSpeed;
  /** The machine's load average during the timing. */
  load?: number;
  /** Number of papers and reading lists on which it was measured. */
  papers?: number;
  trees?: number;
  recall1?: number;
  recall10?: number;
  categoryKnn?: number;
  vMeasure?: number;
  filing?: { first: number; within3: number; hf: number };
}

const columns: [string, (row: BenchRow) => string][] = [
  ['model', ({ name }) => name],
  ['MB', ({ bytes }) => millions(bytes)],
  ['papers/s in Node', ({ node }) => whole(node?.papers)],
  ['in Chromium', ({ chromium }) => whole(chromium?.papers)],
  ['titles/s in Node', ({ node }) => whole(node?.titles)],
  ['in Chromium', ({ chromium }) => whole(chromium?.titles)],
  ['cold start, ms', ({ chromium }) => whole(chromium?.coldMs)],
  ['memory, MB', ({ chromium }) => millions(chromium?.memory ?? undefined)],
  ['papers', ({ papers }) => whole(papers)],
  ['recall@1', ({ recall1 }) => part(recall1)],
  ['@10', ({ recall10 }) => part(recall10)],
  ['category', ({ categoryKnn }) => part(categoryKnn)],
  ['v-measure', ({ vMeasure }) => part(vMeasure)],
  ['lists', ({ trees }) => whole(trees)],
  ['filed first', ({ filing }) => part(filing?.first)],
  ['within 3', ({ filing }) => part(filing?.within3)],
  ['hier. F', ({ filing }) => part(filing?.hf)],
];

/** The rows as a Markdown table. */
export function markdownTable(rows: BenchRow[]): string {
  return [
    columns.map(([heading]) => heading),
    columns.map((_, i) => (i === 0 ? '---' : '---:')),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function whole(value: number | undefined): string {
  if (value === undefined) return '–';
  return value < 20 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

function millions(value: number | undefined): string {
  return value === undefined ? '–' : (value / 1e6).toFixed(1);
}

function part(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}
