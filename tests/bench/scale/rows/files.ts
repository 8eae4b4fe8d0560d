import { openPanel, openScreen } from '@/tests/bench/scale/panel';
import { type Measurement, type Row, timed, within } from '@/tests/bench/scale/row';
import { request } from '@/tests/e2e/support/library';

const backup: Row = { name: 'backup', unit: 'ms', of: 'worst', wanted: [2_000, 20_000] };
const formats = ['json', 'bibtex', 'ris', 'csv', 'csljson', 'markdown', 'html'] as const;
const exports = formats.map((format) => ({ format, row: { ...backup, name: `export as ${format}` } }));
/** Milliseconds after which a missing file is given up. */
const PATIENCE = 180_000;

/** A backup, and exports of the whole library: from the click on the button to the complete file. */
export const files: Measurement = {
  rows: [backup, ...exports.map(({ row }) => row)],
  async measure(bench) {
    const figures: Record<string, number[] | null> = {};
    figures[backup.name] = [await timed(() => request(bench.inside, 'backUp', {}))];
    for (const { format, row } of exports) {
      const panel = await openPanel(bench);
      await openScreen(panel, 'Export and sync', '.export-form');
      await panel.locator('.export-form select').first().selectOption(format);
      const downloaded = panel.waitForEvent('download', { timeout: PATIENCE });
      const started = performance.now();
      await panel.locator('.export-form [type=submit]').click();
      const file = await within(
        PATIENCE,
        downloaded.then((download) => download.path()).catch(() => null),
      );
      figures[row.name] = file ? [performance.now() - started] : null;
      await panel.close();
    }
    return figures;
  },
};
