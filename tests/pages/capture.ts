import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page';
import { readDocument } from './read-page.ts';

/**
 * `npm run capture -- FILE --url URL`: what the parsers make of a saved page, as JSON. The page is read as if it
 * stood at that address; its scripts are not run.
 */
const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (!file || !values.url || !URL.canParse(values.url)) {
  console.error('Usage: npm run capture -- FILE --url URL');
  process.exit(2);
}
const url = new URL(values.url);
const parser = parsers.find((each) => each.matches(url));
const { entries } = readPage(
  readDocument(readFileSync(file, 'utf8')),
  url,
  parsers,
  new Date().getFullYear(),
);
const papers = entries.map(({ paper }) => paper);
console.log(JSON.stringify({ parser: parser?.name ?? null, kind: parser?.kind ?? null, papers }, null, 2));
