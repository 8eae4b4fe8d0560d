import { decodeHTMLStrict } from 'entities/decode';
import { withoutNotice } from '@/lib/bibliography/plain-abstract';

/** A text without the tags that CSL and Zotero allow in titles. */
export function withoutRichText(text: string | undefined): string | undefined {
  return text?.replace(/<\/?(?:i|b|sub|sup|span|sc)(?:\s[^<>]*)?>/g, '');
}

/** XML without formatting tags inside texts: HTML's, MathML's, and EndNote's `style` around each value. */
export function withoutTypesetting(text: string): string {
  return text.replace(/<\/?(?:style|i|b|u|sub|sup|sc|mml:\w{1,20})(?:\s[^<>]{0,400})?\/?>/g, '');
}

/** A text without the JATS tags in Crossref's abstracts; block tags become spaces, so that words stay apart. */
export function withoutJats(text: string | undefined): string | undefined {
  return text
    ?.replace(/<\/?jats:(?:bold|italic|sub|sup|sc|underline|monospace)\b[^<>]{0,200}>/g, '')
    .replace(/<\/?(?:jats:[a-z-]+|p)\b[^<>]{0,200}>/g, ' ');
}

/** An abstract without JATS, the label before it, and the copyright notice after it. */
export function abstractWithoutJats(text = ''): string {
  const withoutHeading = text.replace(
    /<jats:title\b[^<>]{0,200}>\s*(?:abstract|summary)\s*<\/jats:title>/i,
    '',
  );
  const plain = (withoutJats(withoutHeading) ?? '').replace(/\s+/g, ' ').trim();
  return withoutNotice(plain).replace(/^(?:abstract|summary)\s*(?:[:.]|[—–-]+)\s*(?=\S)/i, '');
}

/** Decodes entities such as `&amp;`, `&#39;` and `&eacute;`; text without the final semicolon is left as it is. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Lines that programs write into notes. */
const programs =
  /^(?:Cited By\s*:?\s*\d+|Export Date\s*:.*|From Duplicate \d+ \(.*\)|Source\s*:\s*Scopus|doi\s*:?\s*10\.\d{4,9}\/\S+)$/i;

/** A person's notes without the lines that programs added. */
export function withoutPrograms(text: string): string {
  return text
    .split('\n')
    .filter((line) => !programs.test(line.trim()))
    .join('\n')
    .trim();
}

/** The text of a note in HTML, with its lines; a text without tags is only trimmed. */
export function plainNote(html: string): string {
  const text = html.slice(0, 1_000_000);
  if (!/<\/?(?:p|br|div|li|ul|ol|h\d|tr|td|i|b|em|strong|span|a)\b[^<>]*>/i.test(text)) return text.trim();
  return withoutEntities(
    text.replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^<>]*>/gi, '\n').replace(/<[a-z/!][^<>]*>/gi, ''),
  )
    .replaceAll('\u00a0', ' ')
    .trim();
}
