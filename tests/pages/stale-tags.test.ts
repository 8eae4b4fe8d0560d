import { expect, it } from 'vitest';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import { readDocument } from './read-page';

const before =
  '<meta name="citation_title" content="The paper before"><meta name="citation_author" content="Other, Ann"><meta name="citation_abstract" content="Of the paper before."><meta name="citation_publication_date" content="2001/01/01">';

it.each([
  [
    'https://www.alphaxiv.org/abs/2401.00002',
    '<meta name="citation_arxiv_id" content="2401.00001"><h1>This paper</h1>',
    '<meta name="citation_arxiv_id" content="2401.00002"><h1>This paper</h1>',
  ],
  [
    'https://www.alphaxiv.org/overview/2401.00002v3',
    '<meta name="citation_pdf_url" content="https://arxiv.org/pdf/2401.00001v2.pdf"><h1>This paper</h1>',
    '<meta name="citation_pdf_url" content="https://arxiv.org/pdf/2401.00002"><h1>This paper</h1>',
  ],
  [
    'https://openreview.net/forum?id=thisPaper1',
    '<meta name="citation_pdf_url" content="https://openreview.net/pdf?id=before0001"><div class="forum-title"><h2>This paper</h2></div>',
    '<meta name="citation_pdf_url" content="https://openreview.net/pdf?id=thisPaper1"><div class="forum-title"><h2>This paper</h2></div>',
  ],
])('takes no tags of the page before at %s', (address, stale, own) => {
  const read = (tags: string) =>
    readPage(
      readDocument(`<html lang="en"><head>${before}</head><body>${tags}`),
      new URL(address),
      parsers,
      2026,
    ).entries[0]?.paper;
  expect(read(stale)).toMatchObject({ title: 'This paper', abstract: '', authors: [] });
  expect(JSON.stringify(read(stale))).not.toMatch(/before|Other|2001/);
  expect(read(own)?.authors).toEqual([{ family: 'Other', given: 'Ann' }]);
});
