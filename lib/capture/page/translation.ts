import { type CapturedPaper, placeholderTitle } from '@/lib/domain/papers/paper';
import { foldText } from '@/lib/domain/text/fold-text';

/*
 * Pages that a translator rewrote. Their text is not what the authors wrote, so only the parts that translators do not
 * touch are read: identifiers, codes, and texts that the page also contains as data.
 */

/** Elements and attributes that translators add beside a text or in its place. */
const marks = [
  // Chrome, and Google's translator in a page: two nested elements around each text.
  'font[style*="vertical-align: inherit"]',
  // Edge numbers the texts that it replaced. Firefox numbers the elements of a text that it is translating.
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
 * Whether a translator rewrote the page, judged by its root element and a part of it.
 * @param part The part that is searched for marks of translators.
 * @param served The language in which the site serves its pages; empty if unknown.
 */
export function isTranslated(document: Document, part: ParentNode, served = 'en'): boolean {
  const root = document.querySelector('html');
  // Chrome adds a class with the direction of the new language.
  if (/(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/.test(root?.getAttribute('class') ?? '')) return true;
  if (/^(?:dual|translation)$/.test(root?.getAttribute('imt-state') ?? '')) return true;
  // Firefox changes the page's language and leaves no other mark.
  const shown = primaryLanguage(root?.getAttribute('lang'));
  if (shown && served && shown !== served) return true;
  return part.querySelector(marks) !== null;
}

/** The primary subtag of a language, such as `en` of `en-GB`; empty if there is none. */
export function primaryLanguage(language: string | null | undefined): string {
  return language?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

/** Tags for machines, which translators do not rewrite. */
const dataTags =
  'meta[name^="citation_" i], meta[name^="dc." i], meta[name^="dcterms." i], meta[name^="prism." i], meta[name^="bepress_citation_" i]';
/** How many characters of data are searched. */
const MOST_DATA = 8_000_000;

/**
 * A paper of a translated page without the texts that are only on the translated page. The identifier replaces the
 * title, and missing fields are requested from arXiv later. The title is empty if there is no identifier either.
 */
export function withoutTranslatedText(paper: CapturedPaper, document: Document): CapturedPaper {
  const originals = originalTexts(document);
  const isOriginal = (text: string) => {
    const folded = plain(text);
    return folded !== '' && originals.includes(folded);
  };
  const areOriginal = (people: typeof authors) => people.every(({ family }) => isOriginal(family));
  const { title, abstract, authors, editors, keywords, pageUrl, parser, ...others } = paper;
  const kept = Object.entries(others).filter(([, value]) => typeof value !== 'string' || isOriginal(value));
  return {
    ...(Object.fromEntries(kept) as typeof others),
    title: isOriginal(title) ? title : placeholderTitle(paper.identifiers),
    abstract: isOriginal(abstract) ? abstract : '',
    authors: areOriginal(authors) ? authors : [],
    ...(editors && areOriginal(editors) && { editors }),
    keywords: keywords.filter(isOriginal),
    ...{ pageUrl, parser },
  };
}

/** The data in a page, from tags and from JSON in scripts and attributes, as folded letters and digits. */
function originalTexts(document: Document): string {
  const tags = [...document.querySelectorAll(dataTags)].map((tag) => tag.getAttribute('content') ?? '');
  const scripts = [...document.querySelectorAll('script')].map((script) => script.textContent ?? '');
  const props = [...document.querySelectorAll('[data-props]')].map(
    (each) => each.getAttribute('data-props') ?? '',
  );
  const data = [...scripts, ...props].join(' ').slice(0, MOST_DATA);
  return [...tags, unescaped(data)].map(plain).join(' ');
}

/** Decodes the escapes in JSON. */
function unescaped(json: string): string {
  return json
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrtbf"/]/g, ' ');
}

/** Only the letters and digits of a text, folded. */
export function plain(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
