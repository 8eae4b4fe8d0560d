import { expect, test } from 'vitest';
import { parsers } from '@/lib/capture/registry';
import { pagesTable, readmeWithTable } from './pages-table';

const readme = readmeWithTable();
if (!readme) console.warn('Skipped: the README has no <!-- pages --> … <!-- /pages -->.');

test.skipIf(!readme)('the README shows the table that `npm run pages-table` writes', () => {
  expect(readme?.now).toBe(readme?.wanted);
});

test('every page has a line of its own, in a table that no label breaks', () => {
  const lines = pagesTable().trimEnd().split('\n');
  expect(lines).toHaveLength(parsers.length + 2);
  expect(new Set(lines).size).toBe(lines.length);
  for (const line of lines) expect(line.match(/\|/g)).toHaveLength(3);
});
