import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readPage } from '@/lib/capture/read-page';
import { parsers } from '@/lib/capture/registry';
import { ExpectedError } from '@/lib/domain/errors';
import { joinEntries } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { decodeText } from '@/lib/importers/text/decode-bytes';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';
import { readDocument } from '../pages/read-page';
import { mutated, randomFrom } from './mutations';

/*
 * `npm run mutate -- --pages N --files N [--seed S]`: reads so many mutated pages and files, made of those in
 * tests/pages and tests/formats, and tells of each that throws what is no expected error, takes more than 100 ms (the
 * least of five when it is read again alone), gives an implausible record, or makes a library file that is refused.
 * Exit code 1 where there was one.
 */
const MOST_MS = 100;
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    files: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});

type Read = () => void;

const pages = pathsIn('pages').filter((path) => path.endsWith('page.html'));
const files = [...pathsIn('formats/cases'), ...pathsIn('formats/files')].filter(
  (path) => !/\.expected\.json$|files\.json$/.test(path),
);
const faults = new Map<string, number>();
let slowest = 0;

const seed = Number(values.seed);
run('page', Number(values.pages), pages, (path, random) => {
  const html = mutated(readFileSync(join(root, path), 'utf8'), random);
  const url = new URL(readFileSync(join(root, dirname(path), 'url.txt'), 'utf8').trim());
  return () => {
    for (const { paper } of readPage(readDocument(html), url, parsers, 2026).entries) checkPaper(paper, 2026);
  };
});
run('file', Number(values.files), files, (path, random) => {
  const text = mutated(decodeText(readFileSync(join(root, path))), random);
  return () => {
    const { contents } = joinEntries(readForeign(text));
    for (const paper of contents.papers) checkPaper(paper, Number.POSITIVE_INFINITY);
    const written = writeLibraryFile(contents, 0);
    const { papers, unread = [] } = readLibraryFile(written) as { papers: unknown[]; unread?: unknown[] };
    if (papers.length !== contents.papers.length || unread.length > 0)
      throw new Error('a library file that is refused');
  };
});

for (const [fault, count] of [...faults].sort(([, a], [, b]) => b - a)) console.log(`${count} × ${fault}`);
console.log(
  `${values.pages} pages, ${values.files} files, seed ${seed}: ${faults.size === 0 ? 'no fault' : `${faults.size} kinds of fault`}; the slowest took ${Math.round(slowest)} ms`,
);
process.exitCode = faults.size > 0 ? 1 : 0;

function pathsIn(folder: string): string[] {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return found
    .flatMap((entry) => (entry.isFile() ? relative(root, join(entry.parentPath, entry.name)) : []))
    .sort();
}

function run(
  kind: string,
  count: number,
  paths: string[],
  make: (path: string, random: () => number) => Read,
): void {
  for (let number = 0; number < count; number++) {
    const path = paths[number % paths.length] ?? '';
    const read = make(path, randomFrom(seed * 1_000_003 + number));
    const fault = faultOf(read);
    if (!fault) continue;
    const known = faults.get(fault) ?? 0;
    if (known === 0) console.log(`${kind} ${number} (${path}): ${fault}`);
    faults.set(fault, known + 1);
  }
}

function faultOf(read: Read): string | null {
  const started = performance.now();
  try {
    read();
  } catch (error) {
    if (!(error instanceof ExpectedError))
      return String(
        error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1]?.trim()}` : error,
      );
    if (/library file/.test(error.message)) return error.message;
  }
  const first = performance.now() - started;
  const took = first < MOST_MS ? first : leastOfFive(read);
  slowest = Math.max(slowest, took);
  return took > MOST_MS ? `more than ${MOST_MS} ms` : null;
}

function leastOfFive(read: Read): number {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    try {
      read();
    } catch {
      // What it throws was looked at when it was read first.
    }
    return performance.now() - started;
  });
  return Math.min(...times);
}

interface Checked {
  title: string;
  authors: { family: string; given: string }[];
  published?: string | undefined;
  abstract: string;
}

/** @throws Error what is implausible of a record. */
function checkPaper({ title, authors, published, abstract }: Checked, thisYear: number): void {
  if (!/[\p{L}\p{N}]/u.test(title)) throw new Error('a title without letters');
  if (authors.some(({ family }) => !/\p{L}/u.test(family))) throw new Error('an author without letters');
  const year = Number(published?.slice(0, 4) ?? 2000);
  if (year < 1400 || year > thisYear + 1) throw new Error('a year that cannot be');
  if (abstract !== '' && abstract === title) throw new Error('an abstract that is the title');
}
