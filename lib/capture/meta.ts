import { BOUNDS } from './bounds';

/** Contents of the page's `meta` elements of a name, whichever case it is written in, in their order. */
export function metaTags(document: Document, name: string): string[] {
  const wanted = name.toLowerCase();
  const isWanted = (tag: Element, attribute: string) => tag.getAttribute(attribute)?.toLowerCase() === wanted;
  return (
    [...document.querySelectorAll('meta')]
      .filter((tag) => isWanted(tag, 'name') || isWanted(tag, 'property'))
      // Pages that were kept by a reader's tool may have `value` in its place.
      .map((tag) => tag.getAttribute('content') ?? tag.getAttribute('value') ?? '')
  );
}

/** Content of the first of them that says something; empty where none does. */
export function metaTag(document: Document, name: string): string {
  return metaTags(document, name).find((content) => content.trim()) ?? '';
}

const inline = /<\/?(?:b|em|i|italic|sc|span|strong|sub|sup|u)\b[^<>]{0,200}>/gi;
const heading = /<((?:jats:)?(?:h\d|title))\b[^<>]{0,200}>\s*(?:abstract|summary)\s*<\/\1>/gi;
const block = /<\/?(?:jats:)?(?:abstract|br|div|h\d|p|sec|title|bold)\b[^<>]{0,200}>/gi;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What a tag says where its publisher left markup and entities in it. */
export function withoutMarkup(content: string): string {
  return content
    .slice(0, BOUNDS.abstract * 4)
    .replace(heading, ' ')
    .replace(inline, '')
    .replace(block, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#\d{2,6});/g, (whole, name: string) =>
      name.startsWith('#') ? characterOf(Number(name.slice(1)), whole) : (entities[name] ?? whole),
    );
}

function characterOf(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
