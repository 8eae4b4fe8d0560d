import { describe, expect, it } from 'vitest';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import { parsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import { readDocument } from './read-page';

/** How each translator rewrites an element that shows a text. */
const translators: Record<
  string,
  { root: string; rewrite: (original: string, translated: string) => string }
> = {
  Chrome: {
    root: '<html lang="zh-CN" class="js translated-ltr">',
    rewrite: (_, text) =>
      `<font dir="auto" style="vertical-align: inherit;"><font dir="auto" style="vertical-align: inherit;">${text}</font></font>`,
  },
  'Chrome, its class removed by the page': {
    root: '<html lang="en">',
    rewrite: (_, text) =>
      `<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">${text}</font></font>`,
  },
  Edge: {
    root: '<html lang="zh-Hans">',
    rewrite: (_, text) => `<span _msttexthash="123" _msthash="4">${text}</span>`,
  },
  'Edge, on a page of unchanged language': {
    root: '<html lang="en">',
    rewrite: (_, text) => `<font _mstmutation="1" _msttexthash="123">${text}</font>`,
  },
  Firefox: { root: '<html lang="zh">', rewrite: (_, text) => text },
  'Immersive Translate, beside the original': {
    root: '<html lang="en" imt-state="dual">',
    rewrite: (original, text) =>
      `${original}<font class="notranslate immersive-translate-target-wrapper" lang="zh-CN"><br><font class="notranslate immersive-translate-target-translation-block-wrapper">${text}</font></font>`,
  },
  'Immersive Translate, in its place': {
    root: '<html lang="en">',
    rewrite: (_, text) =>
      `<font class="notranslate immersive-translate-target-wrapper" data-immersive-translate-translation-element-mark="1">${text}</font>`,
  },
  'Read Frog, beside the original': {
    root: '<html lang="en">',
    rewrite: (original, text) =>
      `${original}<span class="notranslate read-frog-translated-content-wrapper"><br><span class="notranslate read-frog-translated-block-content">${text}</span></span>`,
  },
  'Read Frog, in its place': {
    root: '<html lang="en">',
    rewrite: (_, text) => `<span class="read-frog-translated-content-wrapper">${text}</span>`,
  },
  'a tool that leaves no mark': { root: '<html lang="en">', rewrite: (_, text) => text },
  Yandex: { root: '<html lang="en">', rewrite: (_, text) => `<ya-tr-span>${text}</ya-tr-span>` },
};

const said = { title: 'Growing trees', abstract: 'We grow trees of many kinds.' };
const translated = { title: '种树', abstract: '我们种植多种树木。' };
type Write = (field: keyof typeof said) => string;

const pages: Record<string, { url: string; markup: (write: Write) => string; holdsOriginals?: true }> = {
  'a list': {
    url: 'https://arxiv.org/list/cs.LG/new',
    markup: (write) =>
      `<dl id="articles"><dt><a href="/abs/2401.00001" title="Abstract" id="2401.00001">arXiv:2401.00001</a></dt><dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${write('title')}</div><div class="list-authors"><a href="https://arxiv.org/search/cs?searchtype=author&query=Example,+A">阿达</a></div><div class="list-subjects"><span class="primary-subject">机器学习 (cs.LG)</span></div><p class="mathjax">${write('abstract')}</p></div></dd></dl>`,
  },
  'a search': {
    url: 'https://arxiv.org/search/?query=trees',
    markup: (write) =>
      `<ol><li class="arxiv-result"><p class="list-title"><a href="https://arxiv.org/abs/2401.00001">arXiv:2401.00001</a></p><div class="tags"><span class="tag" data-tooltip="Machine Learning">cs.LG</span></div><p class="title is-5 mathjax">${write('title')}</p><p class="abstract"><span class="abstract-full">${write('abstract')}</span></p></li></ol>`,
  },
  'a full text': {
    url: 'https://arxiv.org/html/2401.00001v2',
    markup: (write) =>
      `<article class="ltx_document"><h1 class="ltx_title ltx_title_document">${write('title')}</h1><div class="ltx_abstract"><p class="ltx_p">${write('abstract')}</p></div></article>`,
  },
  'an abstract page': {
    url: 'https://arxiv.org/abs/2401.00001',
    holdsOriginals: true,
    markup: (write) =>
      `<meta name="citation_title" content="${said.title}"><meta name="citation_author" content="Example, Ada"><meta name="citation_arxiv_id" content="2401.00001"><meta name="citation_abstract" content="${said.abstract}"><div id="abs"><h1 class="title">${write('title')}</h1><blockquote class="abstract">${write('abstract')}</blockquote><table><tr><td class="comments">${write('abstract')}</td></tr></table></div>`,
  },
  "a day's papers on Hugging Face": {
    url: 'https://huggingface.co/papers',
    holdsOriginals: true,
    markup: (write) =>
      `<div data-target="DailyPapers" data-props='${JSON.stringify({ dailyPapers: [{ paper: { id: '2401.00001', title: said.title, summary: said.abstract, authors: [{ name: 'Ada Example' }] } }] })}'></div><main><article><h3><a href="/papers/2401.00001">${write('title')}</a></h3></article></main>`,
  },
};

describe.each(Object.entries(translators))('a page that %s rewrote', (_, { root, rewrite }) => {
  it.each(Object.entries(pages))('gives of %s what is original', (_, { url, markup, holdsOriginals }) => {
    const html = `<!doctype html>${root}<head><title>${translated.title}</title></head><body>${markup((field) => rewrite(said[field], translated[field]))}</body></html>`;
    const [entry] = readPage(readDocument(html), new URL(url), parsers, 2026).entries;
    expect(entry?.paper).toMatchObject({
      identifiers: { arxiv: '2401.00001' },
      ...(holdsOriginals ? said : { title: 'arXiv:2401.00001', abstract: '', authors: [] }),
    });
    expect(JSON.stringify(entry?.paper)).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a page that nobody translated', () => {
  it.each(Object.entries(pages))('is read whole: %s', (_, { url, markup }) => {
    const html = `<!doctype html><html lang="en"><body>${markup((field) => said[field])}</body></html>`;
    const [entry] = readPage(readDocument(html), new URL(url), parsers, 2026).entries;
    expect(entry?.paper.title).toBe(said.title);
  });

  it('may be in another language than English', () => {
    const html = `<!doctype html><html lang="zh"><head><meta name="citation_title" content="${translated.title}"><meta name="citation_language" content="zh"><meta name="citation_doi" content="10.1000/x"></head><body><h1>${translated.title}</h1></body></html>`;
    const [entry] = readPage(readDocument(html), new URL('https://journal.example/x'), parsers, 2026).entries;
    expect(entry?.paper.title).toBe(translated.title);
  });
});

it.each([
  'https://arxiv-org.translate.goog/abs/2401.00001?_x_tr_sl=en&_x_tr_tl=zh-CN',
  'https://translate.google.com/translate?sl=en&tl=zh&u=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001',
  'https://translated.turbopages.org/proxy_u/en-ru.ru.abc/https/arxiv.org/abs/2401.00001',
  'https://www.translatoruser-int.com/translate?to=zh&a=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001',
])('is known by the address that it has at a proxy: %s', (address) => {
  expect(identifiersOfAddress(address)).toEqual({ arxiv: '2401.00001' });
  const html = `<html lang="en"><head><title>[2401.00001] ${translated.title}</title></head><body><div id="abs"><h1 class="title">${translated.title}</h1></div></body></html>`;
  const [entry] = readPage(readDocument(html), new URL(address), parsers, 2026).entries;
  expect(entry?.paper).toMatchObject({
    title: 'arXiv:2401.00001',
    pageUrl: 'https://arxiv.org/abs/2401.00001',
  });
});
