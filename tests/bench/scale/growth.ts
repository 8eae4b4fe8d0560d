import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawGrowth, type Series } from './draw-growth';
import { figureOf, type Row } from './row';
import { opening } from './rows/opening';
import { saving } from './rows/saving';
import { secondWindow } from './rows/second-window';

/**
 * `npm run bench:growth -- --papers 1000,3000,10000` runs `bench:scale` with each of these sizes and shows how its
 * figures grow with the library. It writes `docs/growth.svg` and prints the table that belongs below it. A report, not
 * a test.
 */

const measurements = { opening, saving, secondWindow };
/** Papers per topic, for every size. */
const PAPERS_A_TOPIC = 20;

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '1000,3000,10000,30000,100000' },
    out: { type: 'string', default: join('docs', 'growth.svg') },
  },
});
const sizes = values.papers.split(',').map(Number);
const rows: Row[] = Object.values(measurements).flatMap(({ rows }) => [...rows]);
const measured = sizes.map((papers, nth) => measureAt(papers, nth === 0));
const series = rows.map(
  (row): Series => ({
    name: row.name,
    points: sizes.flatMap((papers, nth) => {
      const figures = measured[nth]?.[row.name];
      return figures?.length ? [{ papers, milliseconds: figureOf(row, figures) }] : [];
    }),
  }),
);
const { svg, exponents } = drawGrowth(series);
writeFileSync(values.out, svg);
console.log(`
| what | ${sizes.map((papers) => papers.toLocaleString('en')).join(' | ')} | exponent |
|---|${'---|'.repeat(sizes.length + 1)}`);
for (const [nth, { name, points }] of series.entries()) {
  const cells = sizes.map(
    (papers) => points.find((point) => point.papers === papers)?.milliseconds.toFixed(0) ?? '–',
  );
  console.log(`| ${name} | ${cells.join(' | ')} | ${exponents[nth]?.toFixed(2) ?? '–'} |`);
}

/** The figures of `bench:scale` for a library of this size; rows that it could not measure have none. */
function measureAt(papers: number, isFirst: boolean): Record<string, number[] | null> {
  const report = join(mkdtempSync(join(tmpdir(), 'papertree-growth-')), 'figures.json');
  const topics = String(Math.ceil(papers / PAPERS_A_TOPIC));
  const only = Object.keys(measurements).join();
  const args = [
    ...['--papers', String(papers), '--topics', topics, '--only', only, '--json', report],
    ...(isFirst ? [] : ['--built']),
  ];
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('tests', 'bench', 'scale', 'bench.ts'), ...args],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0) throw new Error(`The benchmark stopped at ${papers} papers.`);
  return JSON.parse(readFileSync(report, 'utf8')).figures;
}
