import { describe, expect, it } from 'vitest';
import { pageCases, readDocument } from '@/tests/pages/read-page';
import { pageFor } from '@/tests/pages/serve-page';
import { checkParser } from './check-parser';
import { markedPages } from './parser-list';
import { readPage } from './read-page-on-request';

function checkAt(markup: string, address: string) {
  const [document, url] = [readDocument(markup), new URL(address)];
  const pages = markedPages.find(({ parsers }) => parsers.some((parser) => parser.matches(url)));
  return pages ? checkParser(document, url, readPage(document, url, pages.parsers), pages.paperLink) : null;
}
function check(address: string, change: (markup: string) => string = (markup) => markup) {
  const markup = pageFor(address)?.body ?? '';
  return checkAt(change(markup), address);
}
const list = 'https://arxiv.org/list/cs.AI/new';
const daily = 'https://huggingface.co/papers';

describe('the shape of a page', () => {
  it.each([
    list,
    daily,
    'https://arxiv.org/search/?query=agent&searchtype=all',
    'https://arxiv.org/abs/2512.14036',
    'https://huggingface.co/papers/2512.14036',
    'https://arxiv.org/abs/2999.99999',
    'https://arxiv.org/help',
  ])('is as expected at %s', (address) => expect(check(address)).toBeNull());

  it('has changed if a list links to papers but yields none', () => {
    expect(check(list, (markup) => markup.replaceAll(/<(\/?)dl/g, '<$1ol'))).toMatchObject({
      parser: 'arxiv-list',
      address: list,
      papers: 0,
    });
    expect(check(daily, (markup) => markup.replaceAll(/<(\/?)h3/g, '<$1h9'))).toMatchObject({ papers: 0 });
  });

  it('has changed if papers have neither authors nor abstract', () => {
    const bare = check(list, (markup) => markup.replaceAll(/list-authors|p class='mathjax'/g, 'other'));
    expect(bare).toMatchObject({ parser: 'arxiv-list', bare: 10 });
  });

  it('has changed if the page of a paper yields none', () => {
    const abs = 'https://arxiv.org/abs/2512.14036';
    const changed = check(abs, (markup) => markup.replaceAll(/citation_|og:title|class="title/g, 'other'));
    expect(changed).toMatchObject({ parser: 'arxiv-abs', papers: 0 });
  });

  it('is checked without an error on any page', () => {
    for (const { url, markup } of pageCases()) checkAt(markup, url);
  });
});
