import { BOUNDS } from './bounds';

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
