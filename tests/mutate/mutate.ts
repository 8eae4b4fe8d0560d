import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
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
 * least of five; of the processor's time, which is what it takes on a machine that does nothing else), gives an implausible record, or makes a library file that is refused.
 * Exit code 1 where there was one. A browser makes the document of a page before it is read, and no markup stops it;
 * here happy-dom makes it, which takes no part in the 100 ms. Where it throws itself, there is no page to read: these
 * are counted apart, and others are read in their place.
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

/** Reads the input and checks what came of it. */
type Read = () => void;

/** Makes an input ready to be read: that is not timed. Throws `NoPage`. */
type Prepare = () => Read;

class NoPage extends Error {}

const pages = pathsIn('pages').filter((path) => path.endsWith('page.html'));
const files = [...pathsIn('formats/cases'), ...pathsIn('formats/files')].filter(
  (path) => !/\.expected\.json$|files\.json$/.test(path),
);
const faults = new Map<string, number>();
let slowest = 0;
let withoutPage = 0;

const seed = Number(values.seed);
await run('page', Number(values.pages), pages, (path, random) => {
  const html = mutated(readFileSync(join(root, path), 'utf8'), random);
  const url = new URL(readFileSync(join(root, dirname(path), 'url.txt'), 'utf8').trim());
  return () => {
    const document = documentOf(html);
    return () => {
      for (const { paper } of readPage(document, url, parsers, 2026).entries) checkPaper(paper, 1600, 2027);
    };
  };
});
await run('file', Number(values.files), files, (path, random) => {
  const text = mutated(decodeText(readFileSync(join(root, path))), random);
  return () => () => {
    const { contents } = joinEntries(readForeign(text));
    for (const paper of contents.papers) checkPaper(paper, 1400, 2100);
    const written = writeLibraryFile(contents, 0);
    const { papers, unread = [] } = readLibraryFile(written) as { papers: unknown[]; unread?: unknown[] };
    if (papers.length !== contents.papers.length || unread.length > 0)
      throw new Error('a library file that is refused');
  };
});

for (const [fault, count] of [...faults].sort(([, a], [, b]) => b - a)) console.log(`${count} × ${fault}`);
console.log(
  `${values.pages} pages, ${values.files} files, seed ${seed} (${withoutPage} more pages stopped happy-dom): ${faults.size === 0 ? 'no fault' : `${faults.size} kinds of fault`}; the slowest took ${Math.round(slowest)} ms`,
);
process.exitCode = faults.size > 0 ? 1 : 0;

function pathsIn(folder: string): string[] {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return found
    .flatMap((entry) => (entry.isFile() ? relative(root, join(entry.parentPath, entry.name)) : []))
    .sort();
}

function documentOf(html: string): Document {
  try {
    return readDocument(html);
  } catch (cause) {
    throw new NoPage('happy-dom makes no document of it', { cause });
  }
}

async function run(
  kind: string,
  count: number,
  paths: string[],
  make: (path: string, random: () => number) => Prepare,
): Promise<void> {
  for (let number = 0, done = 0; done < count; number++) {
    // What happy-dom refers to weakly is kept in memory until the event loop goes on.
    await setImmediate();
    const path = paths[number % paths.length] ?? '';
    const prepare = make(path, randomFrom(seed * 1_000_003 + number));
    try {
      const fault = faultOf(prepare);
      done++;
      if (!fault) continue;
      const known = faults.get(fault) ?? 0;
      if (known < 20) console.log(`${kind} ${number} (${path}): ${fault}`);
      faults.set(fault, known + 1);
    } catch (error) {
      if (!(error instanceof NoPage)) throw error;
      withoutPage++;
    }
  }
}

function faultOf(prepare: Prepare): string | null {
  const read = prepare();
  const started = spent();
  try {
    read();
  } catch (error) {
    if (!(error instanceof ExpectedError))
      return String(
        error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1]?.trim()}` : error,
      );
    if (/library file/.test(error.message)) return error.message;
  }
  const first = spent() - started;
  const took = first < MOST_MS ? first : leastOfFive(prepare);
  slowest = Math.max(slowest, took);
  return took > MOST_MS ? `more than ${MOST_MS} ms` : null;
}

/** Milliseconds of the processor that this program has had. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function leastOfFive(prepare: Prepare): number {
  const times = Array.from({ length: 5 }, () => {
    // A document remembers what was looked up in it, so each reading gets one of its own.
    const read = prepare();
    const started = spent();
    try {
      read();
    } catch {
      // What it throws was looked at when it was read first.
    }
    return spent() - started;
  });
  return Math.min(...times);
}

interface Checked {
  title: string;
  authors: { family: string; given: string }[];
  published?: string | undefined;
  venue?: string | undefined;
  abstract: string;
}

/** @throws Error what is implausible of a record. */
function checkPaper({ title, authors, published, venue, abstract }: Checked, from: number, to: number): void {
  if (!/[\p{L}\p{N}]/u.test(title)) throw new Error('a title without letters');
  if (authors.some(({ family }) => !/\p{L}/u.test(family))) throw new Error('an author without letters');
  const year = Number(published?.slice(0, 4) ?? 2000);
  if (!(year >= from && year <= to)) throw new Error('a year that cannot be');
  const [plainTitle, plainVenue, plainAbstract] = [title, venue ?? '', abstract].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
  );
  if (plainAbstract && (plainAbstract === plainTitle || plainAbstract === plainVenue))
    throw new Error('an abstract that is the title or the venue');
}
