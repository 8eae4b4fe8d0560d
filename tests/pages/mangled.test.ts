import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { capturedPaper } from '@/lib/rpc/request-schemas';
import { pageCases, readDocument } from './read-page';

function papersAt(url: string, markup: string): CapturedPaper[] {
  const address = new URL(url);
  const document = readDocument(markup);
  return readPage(document, address, parsers).entries.map(({ paper }) => paper);
}

/** What every record keeps to, whatever the page was: the background accepts it, and its text shows what it is. */
function expectSound(paper: CapturedPaper): void {
  expect(v.safeParse(capturedPaper, paper).issues).toBeUndefined();
  expect(JSON.stringify(paper)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/);
  for (const address of [...Object.values(paper.links), paper.pageUrl]) expect(address).toMatch(/^https?:/);
  for (const text of [paper.title, paper.abstract, ...paper.keywords]) {
    expect(text).toBe(text.trim());
    expect(text).not.toMatch(/\s\s|\n|\p{Cs}/u);
  }
}

const nasty = fc.constantFrom(
  '<img src=x onerror=alert(1)>',
  '</script><script>',
  '\u202e',
  '\ud800',
  '"',
  '>',
  '<!--',
  '&quot;',
  '{"dailyPapers":[{}]}',
  '<meta name="citation_title" content="">',
  '<h3><a href="/papers/2401.00001">x</a></h3>',
  '</main>',
  'javascript:',
);
/** Damage to a page, at a share of its length. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 0.2, noNaN: true }),
  put: fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 20 })),
});

function mangle(markup: string, damages: { at: number; length: number; put: string }[], end: number): string {
  const damaged = damages.reduce((text, { at, length, put }) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + put + text.slice(start + Math.floor(length * text.length));
  }, markup);
  return damaged.slice(0, Math.ceil(end * damaged.length));
}

/** Milliseconds: parsing pages by the hundred takes long where the machine is busy. */
const LONG = 60_000;

describe('mangled pages', { timeout: LONG }, () => {
  test.each(pageCases())('$parser/$name', ({ url, markup }) => {
    const end = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 6 }), end, (damages, end) => {
        for (const paper of papersAt(url, mangle(markup, damages, end))) expectSound(paper);
      }),
      // A few each time; `npm run mutate` reads as many as one likes.
      { numRuns: 4 },
    );
  });
});

describe('data of any shape', { timeout: LONG }, () => {
  const anyPaper = fc.record(
    {
      id: fc.constantFrom('2606.00001', '2606.00001v2', 'x', 7),
      title: fc.anything(),
      summary: fc.anything(),
      authors: fc.oneof(fc.anything(), fc.array(fc.record({ name: fc.anything(), hidden: fc.anything() }))),
      publishedAt: fc.oneof(fc.anything(), fc.string()),
      ai_keywords: fc.oneof(fc.anything(), fc.array(fc.anything())),
      githubRepo: fc.oneof(fc.anything(), fc.webUrl()),
    },
    { requiredKeys: [] },
  );

  test('a day and a paper stay sound', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const props = (value: unknown) =>
          JSON.stringify(value, inert).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
        const card = '<h3><a href="/papers/2606.00001">Shown title</a></h3>';
        const day = `<main><div data-target="DailyPapers" data-props="${props({ dailyPapers: [{ paper }] })}">${card}</div></main>`;
        const one = `<main><div data-target="PaperContent" data-props="${props({ paper })}"><h1>Shown title</h1></div></main>`;
        const papers = [
          ...papersAt('https://huggingface.co/papers', day),
          ...papersAt('https://huggingface.co/papers/2606.00001', one),
        ];
        expect(papers).toHaveLength(2);
        papers.forEach(expectSound);
      }),
      { numRuns: 60 },
    );
  });

  const anyText = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.record({ name: fc.anything() })),
  );
  const anyArticle = fc.record(
    {
      '@type': fc.oneof(fc.constant('ScholarlyArticle'), fc.constant(['Article', 7])),
      headline: anyText,
      abstract: anyText,
      author: anyText,
      datePublished: anyText,
      keywords: anyText,
      identifier: fc.oneof(anyText, fc.constant('https://doi.org/10.1000/x')),
      isPartOf: anyText,
    },
    { requiredKeys: ['@type'] },
  );

  test('an article of schema.org stays sound, however deep it stands', () => {
    fc.assert(
      fc.property(anyArticle, fc.constantFrom('@graph', 'mainEntity'), (article, property) => {
        const json = JSON.stringify([{ [property]: [article] }], inert).replace(/</g, '\\u003c');
        const page = `<meta property="og:title" content="Shown title"><script type="application/ld+json">${json}</script>`;
        const papers = papersAt('https://publisher.example/1', page);
        expect(papers).toHaveLength(1);
        papers.forEach(expectSound);
      }),
      { numRuns: 100 },
    );
  });

  /** JSON knows no big integers. */
  function inert(_key: string, value: unknown): unknown {
    return typeof value === 'bigint' ? String(value) : value;
  }
});

describe('pages of great size', { timeout: LONG }, () => {
  test('5,154 authors are kept, an abstract of a megabyte is not', () => {
    const authors = Array.from(
      { length: 5_154 },
      (_, index) => `<meta name="citation_author" content="Family${index}, Given">`,
    );
    const [paper] = papersAt(
      'https://arxiv.org/abs/2401.00001',
      `<meta name="citation_title" content="Great">${authors.join('')}<meta name="citation_abstract" content="${'word '.repeat(200_000)}">`,
    );
    expect(paper?.authors).toHaveLength(5_154);
    expect(paper?.abstract.length).toBeLessThanOrEqual(BOUNDS.abstract);
    expect(paper?.abstract).toMatch(/^word word/);
    if (paper) expectSound(paper);
  });

  test('ten thousand rows are ten thousand papers, and no more', () => {
    const rows = Array.from({ length: BOUNDS.entries + 5 }, (_, index) => {
      const number = String(index % 100_000).padStart(5, '0');
      return `<dt><a title="Abstract" id="2606.${number}"></a><dd><div class="list-title">Paper ${index}</div>`;
    });
    const papers = papersAt('https://arxiv.org/list/cs/2606', `<dl id="dlpage">${rows.join('')}</dl>`);
    expect(papers).toHaveLength(BOUNDS.entries);
  });

  test('ten thousand cards are ten thousand papers, and no more', () => {
    const cards = Array.from({ length: BOUNDS.entries + 5 }, (_, index) => {
      const number = String(index % 100_000).padStart(5, '0');
      return `<h3><a href="/papers/2606.${number}">Paper ${index}</a></h3>`;
    });
    const papers = papersAt('https://huggingface.co/papers', `<main>${cards.join('')}</main>`);
    expect(papers).toHaveLength(BOUNDS.entries);
  });
});
