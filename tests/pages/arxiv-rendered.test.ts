import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import { readDocument } from './read-page';

/* Pages as arXiv's own application renders them; they are not part of this repository. */
const folder = fileURLToPath(new URL('../../../shared/pages/arxiv_rendered/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere)
  console.warn("Skipped: pages rendered by arXiv's application, which are not part of this repository.");

const pages = (isThere ? readFileSync(`${folder}manifest.tsv`, 'utf8') : '')
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'))
  .filter(([file = '']) => file.endsWith('.html'));

describe.skipIf(!isThere)("pages rendered by arXiv's application", () => {
  test.each(pages)('%s', (file = '', address = '') => {
    const document = readDocument(readFileSync(folder + file, 'utf8'));
    const { entries } = readPage(document, new URL(address), parsers, 2026);
    if (document.querySelector('meta[name="citation_title"]')) expect(entries).toHaveLength(1);
    for (const { paper } of entries) {
      const outside = `${paper.title} ${paper.abstract}`.replace(/\\\$|\$\$[^$]*\$\$|\$[^$]*\$/g, '');
      expect(outside).not.toMatch(/\\["'`^~=.][{\\]?[a-z]|\\[Hvuc]\{[a-z]\}/i);
      expect(JSON.stringify(paper)).not.toMatch(/this \w+ URL/);
      expect(paper.authors.every(({ family }) => /\p{L}/u.test(family))).toBe(true);
    }
    if (entries.length !== 1 || !file.includes('abs_')) return;
    const subjects = document.querySelector('td.subjects')?.textContent ?? '';
    const codes = [...subjects.matchAll(/\(([a-z-]+(?:\.[A-Za-z-]+)?)\)/g)].map(([, code]) => code);
    expect(entries[0]?.paper.categories).toEqual(codes);
    const names = [...document.querySelectorAll('meta[name="citation_author"]')]
      .map((tag) => tag.getAttribute('content') ?? '')
      .filter((name) => /\p{L}/u.test(name));
    expect(entries[0]?.paper.authors).toHaveLength(names.length);
  });
});
