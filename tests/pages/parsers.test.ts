import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CapturedEntry } from '@/lib/capture/parser';
import { parsers } from '@/lib/capture/registry';
import { examplePapers } from './example-papers';
import { pageCases, readDocument } from './read-page';
import { pageFor } from './serve-page';

function parseAt(url: string, markup: string): { parser: string; entries: CapturedEntry[] } {
  const address = new URL(url);
  const [parser, ...others] = parsers.filter((each) => each.matches(address));
  expect(others).toEqual([]);
  if (!parser) throw new Error(`No parser for ${url}`);
  return { parser: parser.name, entries: parser.parse(readDocument(markup, url), address) };
}

function servedPage(url: string): string {
  const page = pageFor(url);
  if (page?.status !== 200) throw new Error(`No page at ${url}`);
  return page.body;
}

describe('pages by hand', () => {
  const cases = pageCases();

  test.each(cases)('$parser/$name', async ({ parser, url, markup, expectedPath }) => {
    const parsed = parseAt(url, markup);
    expect(parsed.parser).toBe(parser);
    const seen = parsed.entries.map(({ paper, anchor }) => ({
      anchor: anchor && `${anchor.tagName.toLowerCase()}.${anchor.className}`,
      paper,
    }));
    await expect(`${JSON.stringify(seen, null, 1)}\n`).toMatchFileSnapshot(expectedPath);
  });

  test('every parser has three or more', () => {
    for (const { name } of parsers) {
      expect(cases.filter(({ parser }) => parser === name).length, name).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('pages of the example papers', () => {
  test.each(examplePapers)('arXiv and Hugging Face agree on $arxiv', ({ arxiv, ...paper }) => {
    const bibliography = { identifiers: { arxiv }, title: paper.title, abstract: paper.abstract };
    const authors = paper.authors.map(({ given, family }) => ({ family, given }));
    for (const url of [`https://arxiv.org/abs/${arxiv}`, `https://huggingface.co/papers/${arxiv}`]) {
      const { entries } = parseAt(url, servedPage(url));
      expect(entries).toHaveLength(1);
      expect(entries[0]?.paper).toMatchObject({ ...bibliography, authors, published: paper.published });
      expect(entries[0]?.anchor?.textContent).toContain(paper.title);
    }
  });

  test('the days hold them all, in the order of the cards', () => {
    const days = ['2026-06-12', '2026-06-11', '2026-06-10'].map((day) => {
      const url = `https://huggingface.co/papers/date/${day}`;
      return parseAt(url, servedPage(url)).entries;
    });
    const found = days
      .flat()
      .map(({ paper }) => ({ arxiv: paper.identifiers.arxiv, abstract: paper.abstract }));
    expect(found).toEqual(examplePapers.map(({ arxiv, abstract }) => ({ arxiv, abstract })));
  });
});

const captured = fileURLToPath(new URL('../../../shared/pages/', import.meta.url));
const addresses: Record<string, string> = {
  'arxiv_abs/tkukurin__arxiv.html': 'https://arxiv.org/abs/2106.09608',
  'arxiv_abs/gfournier__arxiv.html': 'https://arxiv.org/abs/2004.10162',
  'huggingface_daily/slbqc__huggingface_papers.html': 'https://huggingface.co/papers',
};
if (!existsSync(captured))
  console.warn('Skipped: real captured pages, which are not part of this repository.');

describe.skipIf(!existsSync(captured))('real captured pages', () => {
  test.each(Object.entries(addresses))('%s', (file, url) => {
    const { entries } = parseAt(url, readFileSync(captured + file, 'utf8'));
    const isList = file.startsWith('huggingface_daily');
    expect(entries).toHaveLength(isList ? 13 : 1);
    for (const { paper, anchor } of entries) {
      expect(paper.title.length).toBeGreaterThan(15);
      expect(paper.abstract.length).toBeGreaterThan(800);
      expect(paper.authors.length).toBeGreaterThan(1);
      expect(paper.published).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(anchor?.textContent).toContain(paper.title);
    }
  });

  test('none of their kind is left out', () => {
    const files = ['arxiv_abs', 'huggingface_daily'].flatMap((folder) =>
      readdirSync(captured + folder).map((file) => `${folder}/${file}`),
    );
    expect(files.sort()).toEqual(Object.keys(addresses).sort());
  });
});
