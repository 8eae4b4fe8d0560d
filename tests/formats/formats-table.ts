import { readFileSync } from 'node:fs';
import { formats } from '@/lib/exporters/formats';

const between = /(?<=<!-- formats -->\n)[\s\S]*?(?=<!-- \/formats -->)/;
export const documentPath = new URL('../../docs/formats.md', import.meta.url);

/** Table of the export formats, in Markdown, as docs/formats.md shows it. */
export function formatsTable(): string {
  const rows = formats.map(({ name, title, keeps }) => [`\`${name}\``, title, keeps]);
  return [['Name', 'Format', 'What it keeps'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** The document as it is, and as it would be with the table of today. */
export function formatsDocument(): { now: string; wanted: string } {
  const now = readFileSync(documentPath, 'utf8');
  return { now, wanted: now.replace(between, () => formatsTable()) };
}
