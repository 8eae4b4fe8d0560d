import { lexer, type Token, type Tokens } from 'marked';
import { ExpectedError } from '@/lib/domain/errors';
import type { TopicNames } from '@/lib/importers/importer';
import { withoutEntities } from '@/lib/importers/text/strip-jats-and-html';
import { cleanName } from '@/lib/importers/topics/clean-topic-name';

/** A link, or a piece of text between links. */
export interface Piece {
  text: string;
  /** The link's address; `undefined` for text. */
  address?: string;
  isStrong: boolean;
}

/** A list item, a paragraph, or a row of a table. */
export interface Unit {
  pieces: Piece[];
  /** The headings above it, outermost first, and then the list items that contain it. */
  topics: TopicNames;
  line: number;
  /** For a row of a table: its cells by column name in lower case. */
  cells?: Map<string, string>;
}

const DEEPEST = 50;

/** The units of a text, in order. @throws ExpectedError `file-too-deep`. */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  const headings: string[] = [];
  let line = 1;
  for (const token of tokensOf(text)) {
    if (token.type === 'heading') {
      const { depth, tokens = [] } = token as Tokens.Heading;
      headings.length = Math.min(headings.length, depth - 1);
      headings[depth - 1] = headingText(tokens);
    }
    walk(token, line, headings.filter(Boolean), units, 0);
    line += countLines(token.raw);
  }
  return units;
}

function tokensOf(text: string): Token[] {
  try {
    // Limits the indentation: each level would nest further, in quadratic time.
    return lexer(text.replace(/^([ \t>]{100})[ \t>]+/gm, '$1'));
  } catch (cause) {
    // Thousands of nested lists overflow the stack.
    throw new ExpectedError('file-too-deep', undefined, { cause });
  }
}

function walk(token: Token, line: number, topics: TopicNames, units: Unit[], depth: number): void {
  if (depth > DEEPEST) throw new ExpectedError('file-too-deep');
  if (token.type === 'list') {
    let at = line;
    for (const item of (token as Tokens.List).items) {
      walkItem(item, at, topics, units, depth);
      at += countLines(item.raw);
    }
  } else if (token.type === 'table') walkTable(token as Tokens.Table, line, topics, units);
  else if (token.type === 'blockquote') {
    for (const inside of (token as Tokens.Blockquote).tokens) walk(inside, line, topics, units, depth + 1);
  } else if (token.type === 'html') units.push(...htmlUnits(token.raw, line, topics));
  else if (token.type === 'paragraph' || token.type === 'text')
    units.push({ pieces: piecesOf((token as Tokens.Paragraph).tokens ?? []), topics, line });
}

/** An item without a link that contains other items is a topic. */
function walkItem(
  item: Tokens.ListItem,
  line: number,
  topics: TopicNames,
  units: Unit[],
  depth: number,
): void {
  const own = item.tokens.filter(({ type }) => type !== 'list');
  const below = item.tokens.filter(({ type }) => type === 'list');
  const pieces = own.flatMap((token) =>
    token.type === 'html' ? htmlPieces(token.raw) : piecesOf('tokens' in token ? (token.tokens ?? []) : []),
  );
  const forms = below.flatMap((list) => (list as Tokens.List).items);
  if (forms.length > 0 && forms.every(isForm)) {
    const links = forms.flatMap(({ tokens }) =>
      tokens.flatMap((token) => piecesOf('tokens' in token ? (token.tokens ?? []) : [])),
    );
    units.push({
      pieces: [...pieces, ...links.filter(({ address }) => address !== undefined)],
      topics,
      line,
    });
    return;
  }
  const name = cleanName(plainText(pieces)).replace(/:$/, '');
  const isTopic =
    below.length > 0 && name.length <= 80 && pieces.every(({ address }) => address === undefined);
  if (!isTopic) units.push({ pieces, topics, line });
  for (const list of below)
    walk(list, line + 1, isTopic && name ? [...topics, name] : topics, units, depth + 1);
}

/** Whether an item links to a form of the paper in the item above it: `paper: https://…`, `[code](…)`. */
function isForm({ tokens, text }: Tokens.ListItem): boolean {
  const isPlain = tokens.every(({ type }) => type === 'text' || type === 'paragraph');
  return (
    isPlain &&
    /https?:/.test(text) &&
    /^[\s[*_`]*(?:paper|pdf|arxiv|abs|abstract|code|github|repo|project(?: page)?|web(?:site|page)|video|slides?|talk|blog|demo|data(?:set)?|model|link|url|doi|openreview)\b/i.test(
      text,
    )
  );
}

function walkTable({ header, rows }: Tokens.Table, line: number, topics: TopicNames, units: Unit[]): void {
  const names = header.map(({ tokens }) => plainText(piecesOf(tokens)).trim().toLowerCase());
  for (const [index, row] of rows.entries()) {
    const cells = row.map(({ tokens }) => piecesOf(tokens));
    units.push({
      pieces: cells.flatMap((pieces) => [...pieces, { text: ' ', isStrong: false }]),
      cells: new Map(cells.map((pieces, column) => [names[column] ?? '', plainText(pieces).trim()])),
      topics,
      line: line + 2 + index,
    });
  }
}

/** Text and links without formatting. Images are left out: most are badges. */
function piecesOf(tokens: Token[], isStrong = false): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  for (const token of tokens) {
    if (token.type === 'html') {
      const [, address] = /<a\s[^<>]*?href\s*=\s*["']?([^"'\s<>]+)/i.exec(token.raw) ?? [];
      if (address) {
        open = { text: '', address: withoutEntities(address), isStrong };
        pieces.push(open);
      } else if (/^<\/a\s*>/i.test(token.raw)) open = null;
      else if (/^<br\b/i.test(token.raw)) pieces.push({ text: ' ', isStrong });
      continue;
    }
    const inside = insideOf(token, isStrong);
    if (open) open.text += plainText(inside);
    else pieces.push(...inside);
  }
  return pieces;
}

function insideOf(token: Token, isStrong: boolean): Piece[] {
  if (token.type === 'link') {
    const { href, tokens } = token as Tokens.Link;
    const text = plainText(piecesOf(tokens));
    return [{ text: text === href ? '' : text, address: withoutEntities(href), isStrong }];
  }
  if (token.type === 'image') return [];
  if (token.type === 'br') return [{ text: ' ', isStrong }];
  if ('tokens' in token && token.tokens) return piecesOf(token.tokens, isStrong || token.type === 'strong');
  const text = 'text' in token && typeof token.text === 'string' ? token.text : '';
  return text ? [{ text: withoutEntities(text), isStrong }] : [];
}

export function plainText(pieces: Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** A heading's text without links to the table of contents. */
function headingText(tokens: Token[]): string {
  const pieces = piecesOf(tokens).filter(
    ({ text, address }) => address === undefined || /\p{L}{2}/u.test(text),
  );
  return cleanName(plainText(pieces).replace(/\[?(?:back to top|top)\]?$/i, ''));
}

/** The links in a block of HTML, each as a unit. */
function htmlUnits(html: string, line: number, topics: TopicNames): Unit[] {
  return htmlPieces(html).map((piece) => ({ pieces: [piece], topics, line }));
}

function htmlPieces(html: string): Piece[] {
  const links = html.matchAll(
    /<a\s[^<>]{0,400}?href\s*=\s*["']?([^"'\s<>]+)[^<>]{0,400}>(.{0,1000}?)<\/a\s*>/gis,
  );
  return [...links].map(([, address = '', inside = '']) => ({
    text: withoutEntities(inside.replace(/<[^<>]*>/g, '')),
    address: withoutEntities(address),
    isStrong: false,
  }));
}

function countLines(raw: string): number {
  return raw.split('\n').length - 1;
}
