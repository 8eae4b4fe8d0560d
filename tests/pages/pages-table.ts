import { existsSync, readFileSync } from 'node:fs';
import { sites } from '@/lib/capture/sites';

const readme = new URL('../../README.md', import.meta.url);
const between = /(?<=<!-- pages -->\n)[\s\S]*?(?=<!-- \/pages -->)/;

/** Table of the pages that can be read, in Markdown, as the README shows it. */
export function pagesTable(): string {
  const rows = sites.flatMap(({ name, marked = [], parsers }) => [
    ...marked
      .flatMap((pages) => pages.parsers)
      .map(({ label }) => [`${name}: ${label}`, 'in the page itself']),
    ...parsers.map(({ label }) => [`${name}: ${label}`, 'on your keys (`Alt+Shift+S`) or the context menu']),
  ]);
  return [['Page', 'Papertree is there'], ['---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** The README as it is and as it would be with the table of today; `null` where it has no place for one. */
export function readmeWithTable(): { path: URL; now: string; wanted: string } | null {
  const now = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  return between.test(now) ? { path: readme, now, wanted: now.replace(between, () => pagesTable()) } : null;
}
