import type { LibraryContents } from '@/lib/domain/library-contents';
import { exportLibrary } from '@/lib/exporters/export-library';
import { readImport } from '@/lib/importers/read-import';
import { inventLibrary } from '../click/invented-library';

/* `npm run bench:import-reading` reads 10,000 BibTeX entries with abstracts twice, in node and without a browser.
   The processor time is the time that an otherwise idle machine would need. A report, not a test. */
const { papers, topics, placements } = inventLibrary(10_000);
const library: LibraryContents = { papers, topics, placements, rules: [], declinedProposals: [] };
const [file] = exportLibrary('bibtex', library, { branch: null, keys: 'scholar', exportedAt: 0 }).files;
const text = file?.text ?? '';
for (const run of ['first', 'second']) {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const { contents } = readImport(text);
  const { user, system } = process.cpuUsage(before);
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  console.log(
    `${run}: ${contents.papers.length} entries, ${text.length} signs: ${seconds((user + system) / 1_000)} s of the processor, ${seconds(performance.now() - begun)} s`,
  );
}
