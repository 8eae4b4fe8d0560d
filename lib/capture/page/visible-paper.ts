import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import type { Author } from '@/lib/domain/papers/paper';
import { textOf, writtenText } from './text-of-element';

const headings = 'h1, h2, h3, h4, h5, h6';
/** The longest text that is taken for an abstract. Structured abstracts of medical journals reach 5,000 characters. */
const LONGEST = 6_000;
/** A box with less text is a title or a link. */
const SHORTEST = 80;
/** How many elements are searched for a label; pages with full texts have some thousands. */
const MOST_LABELS = 5_000;
const labels = /^\s*(?:abstract|summary)(?:\s*\((?:en|eng|english)\))?\s*[:.—–-]?\s*$/i;
const runInLabel = /^\s*(?:abstract|summary)\s*[:.—–-]\s*(?=\S)/i;
const bodyHeading = /^[\s\d.IVX]*(?:introduction|background|methods|results|discussion|conclusions?)\b/i;
/** Elements inside the box of an abstract that do not belong to it. */
const asides =
  'button, form, nav, aside, figure, select, script:not([type^="math/tex"]), style, [role="button"], [class*="btn"], [class*="kwd"], [class*="keyword" i], [class*="export"], [class*="share"], [class*="concepts"], [class*="copyright"], [hidden]';
const otherLabel =
  /^\s*(?:(?:author )?key\s?-?words?(?: and phrases)?|index terms|subject(?:s| areas)?|ccs concepts|general terms|jel(?: classification)?|pacs(?: numbers?)?|msc|doi|export citation|copyright|received:?\s+(?:\d|\p{L}{3,9}\.?\s\d)|article history|published online|cited by:?\s*\d|download (?:pdf|article|citation)|how to cite|corresponding author)(?!\p{L})|^\s*(?:©|\(c\)\s)/iu;
/** Texts that are only an address or a link to the full text. */
const linkAlone =
  /^\s*(?:https?:\/\/\S+|(?:full|whole) (?:article|text)|(?:read|show|view|see) (?:more|less|all))\s*$/i;

/** The heading with a title; `null` if the page has none. */
export function headingOf(document: Document, title: string): Element | null {
  const shown = [...document.querySelectorAll(headings)];
  return shown.find((heading) => cleanText(writtenText(heading), BOUNDS.title) === title) ?? null;
}

/** The text under a heading "Abstract" or "Summary", or after such a label in the same line; empty if there is none. */
export function shownAbstract(document: Document): string {
  const shown = [...document.querySelectorAll(headings)];
  const text = shown.findIndex((heading) => bodyHeading.test(heading.textContent ?? ''));
  // A summary after the introduction is that of a section.
  const found = shown.filter(
    (heading, index) => isLabel(heading) && (!isSummary(heading) || text < 0 || index < text),
  );
  found.sort((one, other) => Number(isSummary(one)) - Number(isSummary(other)));
  for (const heading of found) {
    const text = textAfter(heading);
    if (text && text.length <= LONGEST) return text;
  }
  return runInAbstract(document) || linkedAbstract(document);
}

/** The text that a link called "Abstract" leads to on the same page, as in a row of tabs. */
function linkedAbstract(document: Document): string {
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const name = link.getAttribute('href')?.slice(1) ?? '';
    const target = name && isLabel(link) ? byId(document, name) : undefined;
    const text = target ? cleanText(withoutAsides(target), BOUNDS.abstract) : '';
    if (text.length >= SHORTEST && text.length <= LONGEST && /[.!?。]/.test(text)) return text;
  }
  return '';
}

function byId(document: Document, name: string): Element | undefined {
  return [...document.querySelectorAll('[id]')].find((element) => element.id === name);
}

/** The abstract after a label in the text: `<strong>Abstract:</strong> …`, `<p>Abstract. …</p>`. */
function runInAbstract(document: Document): string {
  const candidates = [
    ...document.querySelectorAll('p, div, strong, b, em, i, span, dt, th, td, label, legend, summary'),
  ];
  for (const element of candidates.slice(0, MOST_LABELS)) {
    const start = element.textContent?.slice(0, 40) ?? '';
    if (!/^\s*(?:abstract|summary)\b/i.test(start)) continue;
    if (element.closest('a, button, nav, header, footer, li')) continue;
    const text =
      isParagraph(element) && runInLabel.test(start)
        ? withoutAsides(element).replace(runInLabel, '')
        : isLabel(element)
          ? textAfter(element)
          : '';
    const clean = cleanText(text, BOUNDS.abstract);
    if (/[.!?。]/.test(clean) && clean.length <= LONGEST) return clean;
  }
  return '';
}

/** Whether an element contains text but no other blocks. */
function isParagraph(element: Element): boolean {
  return (
    element.localName === 'p' ||
    (element.localName === 'div' && !element.querySelector('p, div, ul, ol, table'))
  );
}

function isLabel(element: Element): boolean {
  const text = element.textContent ?? '';
  return text.length < 60 && labels.test(text);
}

function isSummary(element: Element): boolean {
  return /summary/i.test(element.textContent ?? '');
}

/** Boxes in which publishers put an abstract. */
const boxes =
  '[property="abstract"], [itemprop="abstract"], #abstract, .abstract, [class*="-abstract"], [class*="abstract-"], [class*="abstractSection"]';

/** The text of the page's only abstract box; empty if there are several, or none with a sentence. */
export function boxedAbstract(document: Document): string {
  const found = [...document.querySelectorAll(boxes)].filter(
    (box) => !box.closest('a, li, nav, header, footer, aside, form') && !box.parentElement?.closest(boxes),
  );
  const texts = found.map((box) => cleanText(withoutAsides(box), BOUNDS.abstract));
  const [text = '', ...others] = texts.filter((each) => each.length >= SHORTEST && /[.!?。]/.test(each));
  return others.length === 0 && text.length <= LONGEST ? text : '';
}

/** Authors whose family and given names are marked up (ScienceDirect, HighWire); each once, in order. */
export function shownAuthors(document: ParentNode): Author[] {
  const names = [...document.querySelectorAll('.surname, .nlm-surname')]
    .slice(0, BOUNDS.authors * 2)
    .map((family) => {
      const given = family.parentElement?.querySelector('.given-name, .nlm-given-names');
      return `${writtenText(family)}, ${given ? writtenText(given) : ''}`;
    });
  return parseAuthors(new Set(names));
}

/** Authors in the order of the line under the title, if it names them all: some sites' tags have another order. */
export function inShownOrder(authors: Author[], heading: Element | null): Author[] {
  const byline = heading?.nextElementSibling?.textContent?.slice(0, BOUNDS.authors * 40).replace(/\s+/g, ' ');
  if (!byline || authors.length < 2) return authors;
  const placed = authors.map((author) => ({
    author,
    place: byline.indexOf(`${author.given} ${author.family}`.trim()),
  }));
  if (placed.some(({ place }) => place < 0)) return authors;
  return placed.sort((one, other) => one.place - other.place).map(({ author }) => author);
}

/** The text after a label, in its box, or in the box around it if the label fills its own. */
function textAfter(label: Element): string {
  let element: Element | null = label;
  for (let level = 0; element && level < 3; level++) {
    const text = cleanText(textBehind(element, label), BOUNDS.abstract);
    if (text) return text;
    element = element.parentElement;
    if (element?.matches('body, main, article')) break;
  }
  const section = label.closest('section');
  return section ? textOf(section, 'p', BOUNDS.abstract) : '';
}

function textBehind(element: Element, label: Element): string {
  let text = '';
  let isBehind = false;
  for (const node of element.parentElement?.childNodes ?? []) {
    if (node === element) {
      isBehind = true;
      continue;
    }
    if (!isBehind) continue;
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    if (node.nodeType !== 1) continue;
    const part = node as Element;
    if (endsAbstract(part, label)) break;
    text += withGap(part, withoutAsides(part));
  }
  return text;
}

/** Adds spaces around the text of blocks, but not of inline elements, which may be parts of a word. */
function withGap(element: Element, text: string): string {
  return element.matches('span, a, b, em, i, strong, sub, sup') ? text : ` ${text} `;
}

/** Whether an element ends the abstract. Structured abstracts contain headings of a lower rank: `h4` under `h3`. */
function endsAbstract(element: Element, label: Element): boolean {
  const first = element.matches(headings) ? element : element.querySelector(headings);
  if (element === first && otherLabel.test(first.textContent ?? '')) return true;
  if (!first || !label.matches(headings)) return otherLabel.test(element.textContent?.slice(0, 60) ?? '');
  const starts = (element.textContent ?? '').trimStart().startsWith((first.textContent ?? '').trim());
  return starts && first.localName <= label.localName;
}

/** The text of a box without buttons, keywords and lists of links. */
function withoutAsides(element: Element): string {
  if (isAside(element)) return '';
  const copy = element.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll(asides)) aside.remove();
  for (const box of copy.querySelectorAll('p, div, ul, ol, section, dl')) if (isAside(box)) box.remove();
  for (const heading of copy.querySelectorAll(headings)) {
    if (otherLabel.test(heading.textContent ?? '')) removeSection(heading);
  }
  for (const raised of copy.querySelectorAll('sup')) if (isReference(raised)) raised.remove();
  for (const link of copy.querySelectorAll('a')) if (isLinkAtEnd(link)) link.remove();
  return writtenText(copy);
}

/** Removes a heading and what follows it, up to the next heading. */
function removeSection(heading: Element): void {
  for (
    let next = heading.nextElementSibling;
    next && !next.matches(headings);
    next = heading.nextElementSibling
  )
    next.remove();
  heading.remove();
}

/** Whether a superscript is a number that links to a reference or note. */
function isReference(raised: Element): boolean {
  return raised.querySelector('a[href*="#"]') !== null && /^[\s\d,;–-]{1,60}$/.test(raised.textContent ?? '');
}

/** Whether a link at the end of its box leads to the full text. */
function isLinkAtEnd(link: Element): boolean {
  return !link.nextElementSibling && linkAlone.test(link.textContent?.slice(0, BOUNDS.address) ?? '');
}

function isAside(box: Element): boolean {
  const text = (box.textContent ?? '').trim();
  if (box.matches(asides) || otherLabel.test(text.slice(0, 60)) || linkAlone.test(text.slice(0, 300)))
    return true;
  if (text.length > 300) return false;
  const links = [...box.querySelectorAll('a, button')].map((link) => link.textContent?.trim() ?? '');
  // The box contains only links, or links and a few words.
  return links.length > 0 && text.length - links.join('').length < 40 && !/[.!?。]/.test(text);
}
