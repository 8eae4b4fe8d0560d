import { decodeHTMLStrict } from 'entities/decode';
import { withoutNotice } from '@/lib/bibliography/abstract';

/** A text without the tags that CSL allows in titles, which Zotero writes too. */
export function withoutRichText(text: string | undefined): string | undefined {
  return text?.replace(/<\/?(?:i|b|sub|sup|span|sc)(?:\s[^<>]*)?>/g, '');
}

/** A text without the tags of JATS, which Crossref's abstracts keep; a word of each stays apart from the next. */
export function withoutJats(text: string | undefined): string | undefined {
  return text
    ?.replace(/<\/?jats:(?:bold|italic|sub|sup|sc|underline|monospace)\b[^<>]{0,200}>/g, '')
    .replace(/<\/?(?:jats:[a-z-]+|p)\b[^<>]{0,200}>/g, ' ');
}

/** An abstract without JATS, without a label before it and without a notice of copyright after it. */
export function plainAbstract(text = ''): string {
  const withoutHeading = text.replace(
    /<jats:title\b[^<>]{0,200}>\s*(?:abstract|summary)\s*<\/jats:title>/i,
    '',
  );
  const plain = (withoutJats(withoutHeading) ?? '').replace(/\s+/g, ' ').trim();
  return withoutNotice(plain).replace(/^(?:abstract|summary)\s*(?:[:.]|[—–-]+)\s*(?=\S)/i, '');
}

/** Characters for their names: `&amp;`, `&#39;`, `&eacute;`. What ends in no semicolon is no entity. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Lines that programs write into notes of their own accord. */
const programs =
  /^(?:Cited By\s*:?\s*\d+|Export Date\s*:.*|From Duplicate \d+ \(.*\)|Source\s*:\s*Scopus|doi\s*:?\s*10\.\d{4,9}\/\S+)$/i;

/** Remarks of a person without the lines that programs write among them. */
export function withoutPrograms(text: string): string {
  return text
    .split('\n')
    .filter((line) => !programs.test(line.trim()))
    .join('\n')
    .trim();
}

/** What a note in HTML says, line by line; a text without tags as it is. */
export function plainNote(html: string): string {
  const text = html.slice(0, 1_000_000);
  if (!/<\/?(?:p|br|div|li|ul|ol|h\d|tr|td|i|b|em|strong|span|a)\b[^<>]*>/i.test(text)) return text.trim();
  return withoutEntities(
    text.replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^<>]*>/gi, '\n').replace(/<[a-z/!][^<>]*>/gi, ''),
  )
    .replaceAll('\u00a0', ' ')
    .trim();
}
