import { decodeHTML } from 'entities';
import { BOUNDS } from './bounds';

const attributes =
  '(?:\\s+[\\w:-]+\\s*=\\s*(?:"[^"<>]{0,300}"|\'[^\'<>]{0,300}\'|[^\\s"\'<>]{1,300})){0,8}\\s*\\/?';
const tag = (names: string) => `<\\/?(?:jats:|mml:|m:)?(?:${names})${attributes}>`;
const heading = new RegExp(
  `<((?:jats:)?(?:h\\d|title))${attributes}>\\s*(?:abstract|summary)[:.]?\\s*</\\1>`,
  'gi',
);
const block = new RegExp(tag('abstract|br|div|h\\d|li|ol|p|sec|section|title|bold|ul'), 'gi');
const inline = new RegExp(
  tag(
    'a|alternatives|b|em|ext-link|font|i|inline-formula|italic|named-content|monospace|sans-serif|sc|scp|small|span|strong|styled-content|sub|sup|tt|u|underline|xref',
  ),
  'gi',
);
/** Any MathML element; its text is kept. */
const math = new RegExp(`<\\/?(?:(?:mml|m):\\w{1,20}|math|semantics|none|m[a-z]{1,12})${attributes}>`, 'gi');
/** Of a formula in both TeX and MathML, the TeX is read. */
const besideTex = /(<\/tex-math>)\s*<((?:mml:)?math)\b.{0,800}?<\/\2>/gis;
const afterMath = /<((?:mml:)?math)\b.{0,800}?<\/\1>\s*(<tex-math\b)/gis;
const annotation = /<((?:mml:)?annotation(?:-xml)?)\b.{0,800}?<\/\1>/gis;
const tex = /<(tex(?:-math)?)\b[^<>]{0,200}>(.{0,800}?)<\/\1>/gis;

/** The text of a tag in which its publisher left markup and entities. */
export function withoutMarkup(content: string): string {
  const text = content.slice(0, BOUNDS.abstract * 4);
  return decodeHTML(text.includes('<') ? withoutTags(text) : text);
}

function withoutTags(text: string): string {
  return text
    .replace(besideTex, '$1')
    .replace(afterMath, '$2')
    .replace(annotation, '')
    .replace(tex, (_, _name, formula: string) => inDollars(formula))
    .replace(math, '')
    .replace(heading, ' ')
    .replace(inline, '')
    .replace(block, ' ');
}

/** Some publishers wrap a formula in a whole LaTeX document. */
function inDollars(formula: string): string {
  const bare = formula
    .replace(/^.*?\\begin\s*\{document\}|\\end\s*\{document\}.*$/gs, '')
    .trim()
    .replace(/^\${1,2}|\${1,2}$|^\\\(|\\\)$/g, '')
    .trim();
  return bare ? `$${bare}$` : '';
}
