import { readFileSync } from 'node:fs';
import { sites } from '@/lib/capture/site-list';

export const documentPath = new URL('../../docs/sites.md', import.meta.url);
const between = /(?<=<!-- pages -->\n)[\s\S]*?(?=<!-- \/pages -->)/;

/** Table of the pages that can be read, in Markdown, as docs/sites.md shows it. */
export function pagesTable(): string {
  const rows = sites.flatMap(({ name, marked = [], parsers }) => [
    ...[...new Set(marked.flatMap((pages) => pages.parsers))].map(({ label }) => [
      `${name}: ${label}`,
      'marked in the page',
    ]),
    ...parsers.map(({ label }) => [`${name}: ${label}`, 'on request: `Alt+Shift+S` or the context menu']),
  ]);
  return [['Page', 'How Papertree reads it'], ['---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** The document as it is, and as it would be with the table of today. */
export function sitesDocument(): { now: string; wanted: string } {
  const now = readFileSync(documentPath, 'utf8');
  return { now, wanted: now.replace(between, () => pagesTable()) };
}
