import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { NOTES_MAX } from '@/lib/domain/papers/paper';
import { BETWEEN_KEYWORDS, KEYWORDS, keywordFields, keywordLists, partKeywords } from './bibtex-keywords';
import { journalMacros, styleMacros } from './bibtex-macros';
import { plainNames, tidyNames } from './bibtex-names';
import { putBack, takeOut } from './protect-latex';
import type { Block, Piece } from './split-file';

/*
 * Blocks are written again for the parser: one field of each name, all values between braces, keys of our own. It is
 * left with what it knows best: LaTeX, names and lists.
 */

/** What entries are sorted by, which is not printed: `{\\noop{1}}Title`. */
const sortedBy = /\\(?:sort)?noop(?:sort)?\s*\{[^{}]*\}/gi;
/** Entries given to the parser at once: what one broken entry can take along is bounded. */
const AT_ONCE = 50;

/** UTF-16 units of a field that are read: what is stored is bounded, and LaTeX takes more room. */
const SHORT = BOUNDS.title * 2;
const LONGEST: Partial<Record<string, number>> = {
  ...{ abstract: BOUNDS.abstract * 2, [KEYWORDS]: 20_000, note: BOUNDS.note * 4 },
  ...{ annotation: NOTES_MAX * 2, annote: NOTES_MAX * 2, comment: NOTES_MAX * 2, review: NOTES_MAX * 2 },
};

/** Fields that are made use of. */
const texts = new Set(
  'title subtitle abstract date year month day journaltitle journal booktitle maintitle series volume number issue pages eid articleno article-number publisher school institution organization primaryclass eprintclass archiveprefix eprinttype type version pmid readstatus date-added creationdate mendeley-tags mendeley-groups papertree-keywords'.split(
    ' ',
  ),
);
const names = new Set(['author', 'editor']);
const publishers = new Set(['publisher', 'school', 'institution', 'organization']);
const journals = new Set(['journal', 'journaltitle']);
/** Letters, figures and signs, of which none is a ligature of TeX. */
const withoutTex = /^(?:[\p{L}\p{N}\s,.;:?!()/*+=@|[\]‘’“”–—…]|(?<!-)-(?!-)|(?<!')'(?!'))*$/u;
/** What the names of people need the parser for. */
const texInNames = /[\\{}$~=]/;
const lists = new Set(['groups', 'url', 'note']);
const notes = new Set(['note', 'howpublished', 'annotation', 'annote', 'comment', 'review']);
/** No LaTeX, or LaTeX where none should be: read by us. */
const verbatim = new Set('url doi eprint arxivid arxiv groups crossref xdata pmid pdf code link'.split(' '));

const months: ReadonlySet<string> = new Set(
  'jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december'.split(
    ' ',
  ),
);

/** An entry as the parser read it, and whether all of it was. */
export interface ParsedEntry {
  entry: Entry;
  isWhole: boolean;
}

/** The entry of each block; `null` where nothing of one can be read. */
export function parseBlocks(blocks: Block[], strings: ReadonlyMap<string, string>): (ParsedEntry | null)[] {
  const parsed: (ParsedEntry | null)[] = [];
  for (let at = 0; at < blocks.length; at += AT_ONCE) {
    const part = blocks.slice(at, at + AT_ONCE);
    const read = tryParse(part, strings);
    parsed.push(
      ...part.map((block, index) => {
        const entry = read?.get(index) ?? tryParse([block], strings)?.get(0);
        return entry ? { entry, isWhole: true } : parseByField(block, strings);
      }),
    );
  }
  return parsed;
}

/** `@string` by its name in small letters: its text, in LaTeX. */
export function readStrings(blocks: Block[]): Map<string, string> {
  const strings = new Map<string, string>();
  for (const { type, fields } of blocks) {
    if (type !== 'string') continue;
    for (const { name, pieces } of fields)
      strings.set(name, pieces.map((piece) => textOf(piece, strings)).join(''));
  }
  return strings;
}

/** Where the parser gives up an entry for one field, the others are read, and that one as it is written. */
function parseByField(block: Block, strings: ReadonlyMap<string, string>): ParsedEntry | null {
  const fields: Record<string, unknown> = {};
  for (const field of block.fields) {
    const [entry] = tryParse([{ ...block, fields: [field] }], strings)?.values() ?? [];
    const text = plain(field.pieces.map(({ text }) => text).join(''));
    const read = entry?.fields ?? {
      [field.name]: names.has(field.name) ? plainNames(tidyNames(text)) : text,
    };
    for (const [name, value] of Object.entries(read)) fields[name] ??= value;
  }
  if (block.fields.length === 0) return null;
  const { type, key, text } = block;
  return { entry: { type, key, fields: fields as Entry['fields'], mode: {}, input: text }, isWhole: false };
}

function plain(text: string): string {
  return text.replace(/[{}\\]/g, '');
}

/** What needs no parser: texts, and the names of people. */
type PlainFields = Record<string, string | Creator[]>;

/** Entries by the number of their block. */
function tryParse(blocks: Block[], strings: ReadonlyMap<string, string>): Map<number, Entry> | null {
  const taken: string[] = [];
  const plainFields: PlainFields[] = blocks.map(() => Object.create(null));
  const text = blocks
    .map((block, index) => written(block, index, strings, taken, plainFields[index] ?? {}))
    .join('\n');
  try {
    const { entries } = parse(text, {
      english: false,
      sentenceCase: false,
      caseProtection: false,
      unsupported: (_node, tex) => argumentOf(tex),
      // It knows of the entries of one part alone.
      applyCrossRef: false,
    });
    return new Map(
      entries.map((entry) => {
        const index = Number(entry.key.slice(1));
        const key = blocks[index]?.key ?? '';
        const fields = { ...plainFields[index], ...putBack(entry.fields, taken) } as Entry['fields'];
        return [index, { ...entry, key, fields }];
      }),
    );
  } catch {
    // Braces nested by the thousand end the parser's stack; each entry is then tried by itself.
    return null;
  }
}

/** The block for the parser. What has nothing in it that means anything to TeX goes into `plain` instead. */
function written(
  block: Block,
  index: number,
  strings: ReadonlyMap<string, string>,
  taken: string[],
  plain: PlainFields,
): string {
  const byName = new Map<string, string>();
  for (const { name: writtenName, pieces } of block.fields) {
    const name = readAs(writtenName);
    const whole = pieces.map((piece) => textOf(piece, strings)).join('');
    const text = keywordLists.has(name) ? partKeywords(whole) : whole;
    if (text.trim() === '') continue;
    const before = byName.get(name);
    if (before === undefined) byName.set(name, text);
    else if (keywordLists.has(name)) byName.set(name, before + BETWEEN_KEYWORDS + text);
    else if (name === 'comment') byName.set(name, `${before}\n\n${text}`);
    else if (lists.has(name)) byName.set(name, `${before}, ${text}`);
  }
  const fields: string[] = [];
  for (const [name, text] of byName) {
    const asItIs = plainValue(name, text);
    if (asItIs !== undefined) plain[name] = asItIs;
    else if (names.has(name) && !texInNames.test(text)) plain[name] = plainNames(tidyNames(text));
    else if (isRead(name)) fields.push(`${name} = {${valueForParser(name, text, taken)}}`);
  }
  return `@${block.type}{k${index},\n${fields.join(',\n')}\n}`;
}

/** Several fields say the same; JabRef keeps the comments of each person apart (`comment-mira`). */
function readAs(name: string): string {
  if (keywordFields.has(name)) return KEYWORDS;
  return name.startsWith('comment-') ? 'comment' : name;
}

function isRead(name: string): boolean {
  return texts.has(name) || names.has(name) || notes.has(name) || verbatim.has(name);
}

/** A value that the parser would give back as it is, which most are: it takes its time over each letter. */
function plainValue(name: string, text: string): string | undefined {
  if (verbatim.has(name)) return text.trim();
  const [, macro = ''] = /^\{?\\([a-zA-Z]+)\s*\}?$/.exec(text.slice(0, 60).trim()) ?? [];
  const journal = journals.has(name) ? journalMacros[macro.toLowerCase()] : undefined;
  if (journal) return journal;
  return texts.has(name) && withoutTex.test(text) ? text.trim() : undefined;
}

function valueForParser(name: string, whole: string, taken: string[]): string {
  // What is repeated without end is no text, and the parser takes its time over each sign.
  const text = withoutRuns(whole.includes('noop') ? whole.replace(sortedBy, '') : whole);
  if (names.has(name)) return takeOut(tidyNames(text), taken, 'names');
  const most = LONGEST[name] ?? SHORT;
  const kind = publishers.has(name) ? 'list' : 'line';
  return takeOut(text.slice(0, most), taken, notes.has(name) ? 'note' : kind);
}

/** Fewer signs than these are no run that costs the parser time. */
const FEWEST_SIGNS = 60;

/** A text in which what is repeated without end stands three times: it is none, and the parser takes its time over it. */
function withoutRuns(text: string): string {
  if ((text.match(/[^\p{L}\p{N}\s.,;:()'-]/gu)?.length ?? 0) < FEWEST_SIGNS) return text;
  return text.replace(/([^{}\s][^{}]{0,11}?)\1{30,}/g, (run, repeated: string) =>
    /^[\p{L}\p{N}\s]+$/u.test(repeated) ? run : repeated.repeat(3),
  );
}

/** Undefined macros are read as text, like `{jan}`. */
function textOf({ text, isMacro }: Piece, strings: ReadonlyMap<string, string>): string {
  if (!isMacro) return text;
  const defined = strings.get(text.toLowerCase());
  if (defined !== undefined) return defined;
  return months.has(text.toLowerCase()) ? text : (styleMacros[text.toLowerCase()] ?? text);
}

/** What a command that the parser does not know is given, which most print. */
function argumentOf(tex: string): string {
  const [, inside = ''] = /^\\[a-zA-Z]+\*?\s*\{([\s\S]*)\}$/.exec(tex) ?? [];
  return inside.replace(/\}\s*\{/g, ' ').replace(/[{}]/g, '');
}
