import { parseAuthors } from '@/lib/bibliography/author';
import { isWholeName, splitNames } from '@/lib/bibliography/author-list';
import { cleanText } from '@/lib/bibliography/clean-text';
import { isPaperPage } from '@/lib/importers/entry/canonical-address';
import { type Description, describePaper } from '@/lib/importers/entry/describe-paper';
import { linkTitle } from '@/lib/importers/entry/title-of-link';
import type { Importer, Reading } from '@/lib/importers/importer';
import { areOfDifferentPapers } from './link-entry';
import { type Piece, plainText, type Unit, unitsOf } from './markdown-items';

/** A web link: inline, by reference or in HTML. */
const webLink = /\]\(\s*<?https?:\/\/|^ {0,3}\[[^\]]+\]:\s*<?https?:\/\/|<a\s[^<>]*href=["']?https?:\/\//im;
/** A line that begins with an address or identifier, without Markdown, as in plain lists of papers. */
const plainPaper = /^\s*(?:https?:\/\/|(?:arxiv:\s*)?\d{4}\.\d{4,5}|(?:doi:\s*)?10\.\d{4,9}\/)/i;
/** A repository of code. */
const ofCode = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/?#]+/i;
/** A year after the title, alone, in brackets or with a venue. */
const yearBeside = /(?<![\d./:-])((?:19|20)\d\d)(?![\d/:-]|\.\d)/;

/**
 * Lists of papers in Markdown, such as "awesome" lists. Headings, and items that contain other items, are topics. Other
 * items, paragraphs and table rows each describe one or several papers with their links.
 */
export const markdownList: Importer = {
  name: 'markdown-list',
  readsLinks: true,
  matches: (text) => webLink.test(text) && isMostlyMarkdown(text),
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    for (const unit of unitsOf(text.replace(/^---\n[\s\S]{0,20000}?\n---\n/, ''))) addUnit(reading, unit);
    return reading;
  },
};

/** Whether at least as many lines have Markdown links as begin with a plain identifier or address. */
function isMostlyMarkdown(text: string): boolean {
  const lines = text.split('\n', 2_000);
  return (
    lines.filter((line) => webLink.test(line)).length >= lines.filter((line) => plainPaper.test(line)).length
  );
}

function addUnit(reading: Reading, unit: Unit): void {
  const papers = papersIn(unit);
  const topics = unit.topics.length > 0 ? [unit.topics] : [];
  for (const description of papers) {
    const paper = describePaper(description);
    if (paper) reading.entries.push({ paper, topics });
  }
  const isLinked = unit.pieces.some(({ address }) => /^https?:/i.test(address ?? ''));
  if (papers.length === 0 && isLinked)
    reading.unread.push({
      line: unit.line,
      reason: 'not-a-paper',
      text: cleanText(plainText(unit.pieces) || (unit.pieces[0]?.address ?? ''), 100),
    });
}

/** Links with titles are papers of their own; links called "pdf" or "arXiv" belong to the paper before. */
function papersIn(unit: Unit): Description[] {
  const { pieces } = unit;
  const groups: { at: number[]; address: string }[] = [];
  for (const [index, { text, address = '' }] of pieces.entries()) {
    if (!isPaperPage(address)) continue;
    const last = groups.at(-1);
    const isOwn =
      last === undefined ||
      (isTitle(text) && areOfDifferentPapers(last.address, address)) ||
      (isTitle(text) && isTitle(pieces[last.at[0] ?? 0]?.text ?? '') && last.address !== address);
    if (isOwn) groups.push({ at: [index], address });
    else last.at.push(index);
  }
  if (groups.length === 0) return mentionedPaper(unit);
  if (groups.length > 1)
    return groups.map(({ at }) => ({
      title: titleAmong(pieces, at),
      addresses: at.map((each) => pieces[each]?.address ?? ''),
    }));
  return groups.map(({ at }) => onlyPaper(unit, at));
}

/** The paper of an `arXiv:2401.00001` in a unit without a link to a paper; empty if there is none. */
function mentionedPaper({ pieces, cells }: Unit): Description[] {
  const text = plainText(pieces);
  const [mention] = /\barxiv:\s*(?:[\w.-]+\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?/i.exec(text) ?? [];
  if (!mention) return [];
  const title =
    cells?.get('title') ??
    cells?.get('paper') ??
    strongText(pieces) ??
    linkedTitle(pieces) ??
    headOf(text.slice(0, text.indexOf(mention)));
  return [{ title, mentions: [mention] }];
}

function linkedTitle(pieces: Piece[]): string | undefined {
  return pieces
    .filter(({ address, text }) => address !== undefined && isTitle(text))
    .map(({ text }) => text)[0];
}

function onlyPaper(unit: Unit, at: number[]): Description {
  const { pieces, cells } = unit;
  const cell = (...names: string[]) => names.map((name) => cells?.get(name)).find((text) => text);
  const inCell = cell('title', 'paper title', 'paper', 'name', 'publication');
  const linked = at.map((index) => pieces[index]?.text ?? '').find(isTitle);
  const before = plainText(pieces.slice(0, at[0]));
  const title =
    (linked && linkTitle(linked)) ||
    (inCell && isTitle(inCell) ? linkTitle(inCell) : undefined) ||
    strongText(pieces) ||
    headOf(before);
  const rest = cells ? '' : restAfter(pieces, title, at);
  const date =
    cell('date', 'year', 'published') ?? yearBeside.exec(cells ? [...cells.values()].join(' ') : rest)?.[1];
  return {
    title: title ?? linkTitle(rest.replace(/^[\s\p{P}]+/u, '').split(/\s[-–—|]\s/)[0] ?? ''),
    addresses: at.map((index) => pieces[index]?.address ?? ''),
    code: pieces.find(({ address = '' }) => ofCode.test(address))?.address,
    published: date,
    venue: cell('venue', 'conference', 'journal'),
    authors: parseAuthors(splitNames(cell('authors', 'author') ?? '', true)),
    notes: title
      ? (cell('description', 'notes', 'summary', 'tldr', 'tl;dr', 'comment') ?? remarkIn(rest))
      : undefined,
  };
}

function titleAmong(pieces: Piece[], at: number[]): string | undefined {
  return at.map((index) => pieces[index]?.text ?? '').find(isTitle);
}

/** Whether a text can be a title: several words, or one long or capitalized word; `[paper]` is not a title. */
function isTitle(text: string): boolean {
  const title = linkTitle(text.replace(/^[\s[(]+|[\s\])]+$/g, ''));
  return (
    title !== undefined &&
    /\p{L}{2}/u.test(title) &&
    (/\s/.test(title.trim()) || title.length > 12 || !/^[\p{Ll}\d\s]+$/u.test(title)) &&
    !/^(?:arxiv|acl|icml|iclr|neurips|cvpr|project page|official code|blog post|paper link|open ?access|supp(?:lementary)?)\b[\s\d'’]*$/i.test(
      title.trim(),
    )
  );
}

function strongText(pieces: Piece[]): string | undefined {
  const strong = pieces.filter(({ isStrong, text }) => isStrong && isTitle(text)).map(({ text }) => text);
  return strong[0] === undefined ? undefined : linkTitle(strong[0].replace(/[.:,\s]+$/, ''));
}

/** Date or venue before the title: `[2021/03]`, `2022.01`, `(NeurIPS 2022)`. */
const dated =
  /^\s*(?:[[(]?(?:19|20)\d\d(?:[./-]\d{1,2}){1,2}[\])]?|[[(](?:[A-Z][\w.&/ -]{1,30}\s*['’]?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d)[\])])[\s:,|–—-]*(?=\S)/;

/** The title at the beginning of the text before the links, up to the authors or the end. */
function headOf(before: string): string | undefined {
  const text = before
    .replace(/^\s*(?:\[[ x]\]\s*)?/i, '')
    .replace(dated, '')
    .replace(/[\s[({|,;:–—-]+$/g, '');
  // `Alder, M. "Title." Journal of Walls 12 (2019)`
  const [, quoted] = /^(?:\p{Lu}[^"“”]{0,300}[.,)]\s+)?["“](.+?)[.,]?["”]/u.exec(text) ?? [];
  // `Title, Schick et al., 2023`
  const title = quoted ?? text.replace(/(?:[,.]|\s[—–-])\s+\p{Lu}[^,.]{0,60}\set al\b[\s\S]*$/u, '');
  const [own = '', ...after] = title.replace(/\.$/, '').split(/(?<=[\p{Ll}\p{N})?!]{2})[.]\s+(?=\p{Lu})/u);
  // `Title. Ada Example, Bo Sample`. Several sentences without authors are a remark, not a title.
  const isByline = after.length > 0 && splitNames(after[0] ?? '', true).every(isWholeName);
  const isRemark = after.length > 0 && !isByline && !quoted;
  return isTitle(own) && !isRemark ? linkTitle(own) : undefined;
}

/** The text after the title, without links. */
function restAfter(pieces: Piece[], title: string | undefined, at: number[]): string {
  const start = Math.max(0, title ? pieces.findIndex(({ text }) => text.includes(title)) : (at[0] ?? 0));
  return pieces
    .slice(start)
    .map(({ text, address }, index) => {
      if (index === 0 && title) return text.slice(text.indexOf(title) + title.length);
      return address === undefined ? text : '';
    })
    .join('');
}

/** The remark after a dash or a colon: `[Title](…) - Why it matters`. */
function remarkIn(rest: string): string | undefined {
  const [, remark] = /^[\s\])}|,.]*(?:\([^()]{0,80}\)\s*)?(?:[-–—:]+)\s+(\S[\s\S]*)$/u.exec(rest) ?? [];
  const plain = remark?.replace(/(?:[[(|]\s*[\])|]?\s*)+$/g, '').trim();
  const isAuthors = /^\p{Lu}[^.]{0,80}\set al\b/u.test(plain ?? '');
  return plain && !isAuthors && /\p{L}{2}/u.test(plain) ? plain : undefined;
}
