import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CapturedEntry } from '@/lib/capture/parser';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import { examplePapers } from './example-papers';
import { pageCases, readDocument } from './read-page';
import { pageFor } from './serve-page';

function parseAt(url: string, markup: string): { parser: string; entries: CapturedEntry[] } {
  const address = new URL(url);
  const [parser, ...others] = parsers.filter((each) => each.matches(address));
  expect(others.map(({ name }) => name)).toEqual(parser?.name === 'general' ? [] : ['general']);
  if (!parser) throw new Error(`No parser for ${url}`);
  const { entries } = readPage(readDocument(markup), address, [parser], 2026);
  return { parser: parser.name, entries };
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

  test('every parser has five or more', () => {
    for (const { name } of parsers) {
      expect(cases.filter(({ parser }) => parser === name).length, name).toBeGreaterThanOrEqual(5);
    }
  });
});

describe('pages of the example papers', () => {
  test.each(examplePapers)('arXiv and Hugging Face agree on $arxiv', ({ arxiv, ...paper }) => {
    const bibliography = { identifiers: { arxiv }, title: paper.title, abstract: paper.abstract };
    const authors = paper.authors.map(({ given, family }) => ({ family, given }));
    for (const site of ['arxiv.org/abs', 'arxiv.org/html', 'huggingface.co/papers']) {
      const url = `https://${site}/${arxiv}`;
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

describe('lists of the example papers', () => {
  const inAI = examplePapers.filter(({ categories }) => categories.includes('cs.AI'));

  test('new holds abstracts, own submissions first', () => {
    const { entries } = parseAt(
      'https://arxiv.org/list/cs.AI/new',
      servedPage('https://arxiv.org/list/cs.AI/new'),
    );
    expect(entries.map(({ paper }) => paper.identifiers.arxiv).sort()).toEqual(
      inAI.map(({ arxiv }) => arxiv).sort(),
    );
    for (const { paper, anchor } of entries) {
      const { title, abstract, categories } =
        examplePapers.find(({ arxiv }) => arxiv === paper.identifiers.arxiv) ?? {};
      expect(paper).toMatchObject({ title, abstract, categories, version: 1 });
      expect(anchor?.textContent).toContain(title);
    }
  });

  test('recent holds none, in the order of the page', () => {
    const url = 'https://arxiv.org/list/cs.AI/recent';
    const found = parseAt(url, servedPage(url)).entries.map(({ paper }) => ({
      arxiv: paper.identifiers.arxiv,
      abstract: paper.abstract,
    }));
    expect(found).toEqual(inAI.map(({ arxiv }) => ({ arxiv, abstract: '' })));
  });

  test('a search holds whole abstracts, without the highlights', () => {
    const url = 'https://arxiv.org/search/?query=agent&searchtype=all';
    const { entries } = parseAt(url, servedPage(url));
    expect(entries.length).toBeGreaterThan(20);
    for (const { paper } of entries) {
      const { arxiv, authors, ...rest } =
        examplePapers.find((each) => each.arxiv === paper.identifiers.arxiv) ?? {};
      expect(paper).toMatchObject({ identifiers: { arxiv }, ...rest });
      expect(paper.authors).toHaveLength(authors?.length ?? 0);
    }
  });
});

test('an entry is named as its paper is, before that is read', () => {
  for (const { url, markup } of pageCases()) {
    for (const { identifiers, paper } of parseAt(url, markup).entries) {
      expect(paper.identifiers).toEqual(identifiers);
    }
  }
});

const captured = fileURLToPath(new URL('../../../shared/pages/', import.meta.url));
interface Captured {
  file: string;
  url: string;
  papers: number;
  /** The least that each paper has: some of these pages hold no abstract, or name no one. */
  abstract: number;
  authors: number;
}
const pages: Captured[] = [
  captureOf('arxiv_abs/tkukurin__arxiv.html', 'arxiv.org/abs/2106.09608', { abstract: 800 }),
  captureOf('arxiv_abs/gfournier__arxiv.html', 'arxiv.org/abs/2004.10162', { abstract: 800 }),
  captureOf('arxiv_list/nullbio__total_entries.html', 'arxiv.org/list/cs/2301?skip=0&show=3', { papers: 3 }),
  captureOf('huggingface_daily/slbqc__huggingface_papers.html', 'huggingface.co/papers', {
    papers: 13,
    abstract: 800,
  }),
  captureOf('acl_anthology/papis__ACL_N04-1001.html', 'aclanthology.org/N04-1001/', { authors: 8 }),
  captureOf('biorxiv/postlight__biorxiv.org.html', 'www.biorxiv.org/content/10.1101/696633v1', {
    authors: 18,
    abstract: 1_000,
  }),
  captureOf('latexml_html/arxiv-vanity__IEEEtran.html', 'ar5iv.labs.arxiv.org/html/1809.00001', {
    authors: 0,
    abstract: 20,
  }),
  captureOf('latexml_html/arxiv-vanity__sample2e.html', 'arxiv.org/html/1809.00002', {}),
  ...[
    [
      'microlinkhq__pmc.ncbi.nlm.nih.gov-articles-PMC3531190',
      'pmc.ncbi.nlm.nih.gov/articles/PMC3531190/',
      7,
      1_200,
    ],
    [
      'microlinkhq__www.nature.com-articles-s41586-021-03819-2',
      'www.nature.com/articles/s41586-021-03819-2',
      34,
      1_800,
    ],
    [
      'microlinkhq__journals.plos.org-plosone-article-id-10.1371-journal.pone.0000001',
      'journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001',
      4,
      1_800,
    ],
    [
      'microlinkhq__www.sciencedirect.com-science-article-abs-pii-S2352485522001888',
      'www.sciencedirect.com/science/article/abs/pii/S2352485522001888',
      0,
      1_700,
    ],
    ['papis__USENIX_bulekov', 'www.usenix.org/conference/usenixsecurity22/presentation/bulekov', 4, 0],
    ['papis__SpringerLink_s10924_010_0192_1', 'link.springer.com/article/10.1007/s10924-010-0192-1', 4, 800],
  ].map(([name, address, authors, abstract]) =>
    captureOf(`other_citation_meta/${name}.html`, String(address), {
      authors: Number(authors),
      abstract: Number(abstract),
    }),
  ),
];

function captureOf(file: string, address: string, least: Partial<Captured>): Captured {
  return { file, url: `https://${address}`, papers: 1, abstract: 0, authors: 1, ...least };
}

if (!existsSync(captured))
  console.warn('Skipped: real captured pages, which are not part of this repository.');

describe.skipIf(!existsSync(captured))('real captured pages', () => {
  test.each(pages)('$file', ({ file, url, papers, abstract, authors }) => {
    const { entries } = parseAt(url, readFileSync(captured + file, 'utf8'));
    expect(entries).toHaveLength(papers);
    for (const { paper, anchor } of entries) {
      expect(paper.title.length).toBeGreaterThan(5);
      expect(paper.authors.length).toBeGreaterThanOrEqual(authors);
      expect(paper.abstract.length).toBeGreaterThanOrEqual(abstract);
      expect(anchor?.textContent?.replace(/\s+/g, ' ')).toContain(paper.title);
    }
  });

  test('none of their kind is left out', () => {
    const folders = new Set(pages.map(({ file }) => file.split('/')[0] ?? ''));
    const files = [...folders].flatMap((folder) =>
      readdirSync(captured + folder).map((file) => `${folder}/${file}`),
    );
    expect(files.sort()).toEqual(pages.map(({ file }) => file).sort());
  });
});
