import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import { runCommand, UsageError } from '../formats/command-line';
import { readDocument } from './read-page.ts';

/*
 * `npm run capture -- FILE --url URL`: what the parsers make of a saved page, as JSON. The page is read as if it
 * stood at that address; its scripts are not run. If it has no paper, a sentence on standard error says so.
 */
const usage = 'Usage: npm run -s capture -- FILE --url URL';

await runCommand(usage, async (args) => {
  const { file, url } = readArguments(args);
  const parser = parsers.find((each) => each.matches(url));
  const document = readDocument(readFileSync(file, 'utf8'));
  const { entries } = readPage(document, url, parsers, new Date().getFullYear());
  const papers = entries.map(({ paper }) => paper);
  console.log(JSON.stringify({ parser: parser?.name ?? null, kind: parser?.kind ?? null, papers }, null, 2));
  if (papers.length > 0) return;
  console.error('No paper was found on this page.');
  process.exitCode = 1;
});

function readArguments(args: string[]): { file: string; url: URL } {
  const { values, positionals } = parseArgs({
    args,
    options: { url: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const [file] = positionals;
  const url = String(values.url ?? '');
  if (!file || !URL.canParse(url)) throw new UsageError('A file and the address of its page are needed.');
  return { file, url: new URL(url) };
}
