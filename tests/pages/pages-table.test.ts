import { expect, test } from 'vitest';
import { parsers } from '@/lib/capture/parser-list';
import { pagesTable, sitesDocument } from './pages-table';

test('docs/sites.md shows the table that `npm run pages-table` writes', () => {
  const { now, wanted } = sitesDocument();
  expect(now).toContain(pagesTable());
  expect(now).toBe(wanted);
});

test('every page has a line of its own, in a table that no label breaks', () => {
  const lines = pagesTable().trimEnd().split('\n');
  expect(lines).toHaveLength(parsers.length + 2);
  expect(new Set(lines).size).toBe(lines.length);
  for (const line of lines) expect(line.match(/\|/g)).toHaveLength(3);
});
