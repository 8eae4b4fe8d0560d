import { type CapturedPaper, placeholderTitle } from '@/lib/domain/papers/paper';
import { foldText } from '@/lib/domain/text/fold-text';

/*
 * Pages that a translator rewrote. Their text is not what the authors wrote, so that only what translators leave alone
 * is taken: identifiers, codes, and texts that the page also holds as data.
 */

/** What translators put beside or in the place of a text. */
const marks = [
  // Chrome, and Google's translator in a page: two nested elements around each text.
  'font[style*="vertical-align: inherit"]',
  // Edge: numbers of the texts that it replaced. Firefox: numbers of the elements of a text that it is translating.
  '[_msttexthash]',
  '[_mstmutation]',
  '[data-moz-translations-id]',
  // Immersive Translate and Read Frog: beside the original, or in its place.
  '[class*="immersive-translate-target"]',
  '[data-immersive-translate-translation-element-mark]',
  '[class*="read-frog-translated"]',
  // Yandex, KISS Translator, FluentRead.
  'ya-tr-span',
  'kiss-translator',
  '.kiss-wrapper',
  '[class*="fluent-read-bilingual"]',
].join(',');

/**
 * Whether a translator rewrote the page, as far as its root or the part of it shows.
 * @param part Where marks of translated texts are looked for.
 * @param served The language in which the site serves its pages; empty where that is not known.
 */
export function isTranslated(document: Document, part: ParentNode, served = 'en'): boolean {
  const root = document.querySelector('html');
  // Chrome says which way the new language is written.
  if (/(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/.test(root?.getAttribute('class') ?? '')) return true;
  if (/^(?:dual|translation)$/.test(root?.getAttribute('imt-state') ?? '')) return true;
  // Firefox relabels the page and leaves no other mark.
  const shown = primaryLanguage(root?.getAttribute('lang'));
  if (shown && served && shown !== served) return true;
  return part.querySelector(marks) !== null;
}

/** `en` of `en-GB`. */
export function primaryLanguage(language: string | null | undefined): string {
  return language?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

/** Tags that are data for machines, which no translator rewrites. */
const dataTags =
  'meta[name^="citation_" i], meta[name^="dc." i], meta[name^="dcterms." i], meta[name^="prism." i], meta[name^="bepress_citation_" i]';
/** Characters of data that are looked through. */
const MOST_DATA = 8_000_000;

/**
 * A paper of a translated page without the texts that only the translated page shows: an identifier stands in the place
 * of the title, and what is missing is asked of arXiv. The title is empty where there is no identifier either.
 */
export function withoutTranslatedText(paper: CapturedPaper, document: Document): CapturedPaper {
  const originals = originalTexts(document);
  const isOriginal = (text: string) => {
    const sought = plain(text);
    return sought !== '' && originals.includes(sought);
  };
  const { identifiers, title, abstract, authors, editors, keywords, categories, version, links } = paper;
  const { published, updated, comment, journalReference, venue, volume, issue, pages, publisher } = paper;
  const kept = { published, updated, comment, journalReference, venue, volume, issue, pages, publisher };
  const areOriginal = (people: typeof authors) => people.every(({ family }) => isOriginal(family));
  return {
    identifiers,
    title: isOriginal(title) ? title : placeholderTitle(identifiers),
    abstract: isOriginal(abstract) ? abstract : '',
    authors: areOriginal(authors) ? authors : [],
    ...(editors && areOriginal(editors) && { editors }),
    categories,
    keywords: keywords.filter(isOriginal),
    ...(version && { version }),
    ...Object.fromEntries(Object.entries(kept).filter(([, text]) => text !== undefined && isOriginal(text))),
    links,
    pageUrl: paper.pageUrl,
    parser: paper.parser,
  };
}

/** What the page holds as data: tags, JSON in scripts and attributes; letters and digits alone. */
function originalTexts(document: Document): string {
  const tags = [...document.querySelectorAll(dataTags)].map((tag) => tag.getAttribute('content') ?? '');
  const scripts = [...document.querySelectorAll('script')].map((script) => script.textContent ?? '');
  const props = [...document.querySelectorAll('[data-props]')].map(
    (each) => each.getAttribute('data-props') ?? '',
  );
  const data = [...scripts, ...props].join(' ').slice(0, MOST_DATA);
  return [...tags, unescaped(data)].map(plain).join(' ');
}

/** JSON in a script, with its escapes decoded. */
function unescaped(json: string): string {
  return json
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrtbf"/]/g, ' ');
}

/** Letters and digits alone. */
export function plain(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
