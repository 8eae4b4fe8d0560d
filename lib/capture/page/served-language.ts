import { plain, primaryLanguage } from './translation';

/**
 * The language in which a multilingual site served the page, according to its tags. Empty if the tags do not state it,
 * or if a heading shows the title from the tags: the page is then not translated, whatever language the paper has.
 */
export function servedLanguage(document: Document): string {
  return showsTaggedTitle(document) ? '' : statedLanguage(document);
}

function statedLanguage(document: Document): string {
  const tag = document.querySelector(
    'meta[name="citation_language" i], meta[name="dc.language" i], meta[http-equiv="content-language" i]',
  );
  const code = primaryLanguage(tag?.getAttribute('content'));
  return code.length === 2 ? code : '';
}

function showsTaggedTitle(document: Document): boolean {
  const titles = [...document.querySelectorAll('meta[name="citation_title" i], meta[name="dc.title" i]')].map(
    (tag) => plain(tag.getAttribute('content') ?? ''),
  );
  return [...document.querySelectorAll('h1, h2, h3')].some((heading) => {
    const text = plain(heading.textContent?.slice(0, 2_000) ?? '');
    return text !== '' && titles.includes(text);
  });
}
