import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { NOTES_MAX } from '@/lib/domain/papers/paper';
import { BETWEEN_KEYWORDS, KEYWORDS, keywordFields, keywordLists, partKeywords } from './keyword-fields';
import { journalMacros, styleMacros } from './macros';
import { protectLatex, restoreLatex } from './protect-latex';
import type { Block, Piece } from './split-blocks';
import { normaliseNames, plainNames } from './tidy-names';

/*
 * Rewrites blocks for the parser: one field of each name, all values in braces, generated keys. The parser then only
 * handles what it does well: LaTeX, names and lists.
 */

/** Sort keys in a text, which BibTeX does not print: `{\\noop{1}}Title`. */
const sortedBy = /\\(?:sort)?noop(?:sort)?\s*\{[^{}]*\}/gi;
/** Entries per call of the parser. A broken entry makes its whole group be parsed again one by one. */
const AT_ONCE = 50;

/** How many UTF-16 units of a field are read: more than is stored, since LaTeX takes more space. */
const SHORT = BOUNDS.title * 2;
const LONGEST: Partial<Record<string, number>> = {
  ...{ abstract: BOUNDS.abstract * 2, [KEYWORDS]: 20_000, note: BOUNDS.note * 4 },
  ...{ annotation: NOTES_MAX * 2, annote: NOTES_MAX * 2, comment: NOTES_MAX * 2, review: NOTES_MAX * 2 },
};

/** Text fields that the import reads. */
const texts = new Set(
  'title subtitle abstract date year month day journaltitle journal booktitle maintitle series volume number issue pages eid articleno article-number publisher school institution organization primaryclass eprintclass archiveprefix eprinttype type version pmid readstatus date-added creationdate mendeley-tags mendeley-groups papertree-keywords'.split(
    ' ',
  ),
);
const names = new Set(['author', 'editor']);
const publishers = new Set(['publisher', 'school', 'institution', 'organization']);
const journals = new Set(['journal', 'journaltitle']);
/** Letters, digits and punctuation that TeX prints unchanged, without ligatures. */
const withoutTex = /^(?:[\p{L}\p{N}\s,.;:?!()/*+=@|[\]‘’“”–—…]|(?<!-)-(?!-)|(?<!')'(?!'))*$/u;
/** Found faster than `withoutTex` fails. */
const texSign = /[\\{}$%&~^_"<>#`]/;
/** Characters in names that need the parser. */
const texInNames = /[\\{}$~=]/;
const lists = new Set(['groups', 'url', 'note']);
const notes = new Set(['note', 'howpublished', 'annotation', 'annote', 'comment', 'review']);
/** Fields that should not contain LaTeX, even if some programs write it there; they bypass the parser. */
const verbatim = new Set('url doi eprint arxivid arxiv groups crossref xdata pmid pdf code link'.split(' '));

const months: ReadonlySet<string> = new Set(
  'jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december'.split(
    ' ',
  ),
);

/** A parsed entry, and whether all of it could be read. */
export interface ParsedEntry {
  entry: Entry;
  isWhole: boolean;
}

/** The entry of each block; `null` if nothing of the block can be read. */
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

/** The text of each `@string`, in LaTeX, by its name in lower case. */
export function readStrings(blocks: Block[]): Map<string, string> {
  const strings = new Map<string, string>();
  for (const { type, fields } of blocks) {
    if (type !== 'string') continue;
    for (const { name, pieces } of fields)
      strings.set(name, pieces.map((piece) => textOf(piece, strings)).join(''));
  }
  return strings;
}

/** If the parser fails on one field, this reads the others, and takes that field as it is written. */
function parseByField(block: Block, strings: ReadonlyMap<string, string>): ParsedEntry | null {
  const fields: Record<string, unknown> = {};
  for (const field of block.fields) {
    const [entry] = tryParse([{ ...block, fields: [field] }], strings)?.values() ?? [];
    const text = plain(field.pieces.map(({ text }) => text).join(''));
    const read = entry?.fields ?? {
      [field.name]: names.has(field.name) ? plainNames(normaliseNames(text)) : text,
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

/** Fields that need no parser: texts and names. */
type PlainFields = Record<string, string | Creator[]>;

/** Parsed entries by the index of their block; `null` if the parser fails. */
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
      // The parser sees only this group of entries; `parentsAmong` resolves references across all.
      applyCrossRef: false,
    });
    return new Map(
      entries.map((entry) => {
        const index = Number(entry.key.slice(1));
        const key = blocks[index]?.key ?? '';
        const fields = { ...plainFields[index], ...restoreLatex(entry.fields, taken) } as Entry['fields'];
        return [index, { ...entry, key, fields }];
      }),
    );
  } catch {
    // Thousands of nested braces overflow the parser's stack; each entry is then tried by itself.
    return null;
  }
}

/** The block as text for the parser. Fields without any TeX go into `plain` instead. */
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
    else if (names.has(name) && !texInNames.test(text)) plain[name] = plainNames(normaliseNames(text));
    else if (isRead(name)) fields.push(`${name} = {${valueForParser(name, text, taken)}}`);
  }
  return `@${block.type}{k${index},\n${fields.join(',\n')}\n}`;
}

/**
 * The name under which a field is read: some have several names, and JabRef has comments per person (`comment-mira`).
 */
function readAs(name: string): string {
  if (keywordFields.has(name)) return KEYWORDS;
  return name.startsWith('comment-') ? 'comment' : name;
}

function isRead(name: string): boolean {
  return texts.has(name) || names.has(name) || notes.has(name) || verbatim.has(name);
}

/** A value that the parser would not change, like most; it skips the parser, which is slow per character. */
function plainValue(name: string, text: string): string | undefined {
  if (verbatim.has(name)) return text.trim();
  const [, macro = ''] = /^\{?\\([a-zA-Z]+)\s*\}?$/.exec(text.slice(0, 60).trim()) ?? [];
  const journal = journals.has(name) ? journalMacros[macro.toLowerCase()] : undefined;
  if (journal) return journal;
  return texts.has(name) && !texSign.test(text) && withoutTex.test(text) ? text.trim() : undefined;
}

function valueForParser(name: string, whole: string, taken: string[]): string {
  const text = withoutRuns(whole.includes('noop') ? whole.replace(sortedBy, '') : whole);
  if (names.has(name)) return protectLatex(normaliseNames(text), taken, 'names');
  const most = LONGEST[name] ?? SHORT;
  const kind = publishers.has(name) ? 'list' : 'line';
  return protectLatex(text.slice(0, most), taken, notes.has(name) ? 'note' : kind);
}

/** With fewer special characters than this, no run is long enough to cost the parser time. */
const FEWEST_SIGNS = 60;

/** Shortens long runs of a repeated sequence to three: they are not text, and the parser is slow on them. */
function withoutRuns(text: string): string {
  // Without the letters of all of Unicode, this takes a fraction of the time.
  if ((text.match(/[^A-Za-z0-9\s.,;:()'-]/g)?.length ?? 0) < FEWEST_SIGNS) return text;
  if ((text.match(/[^\p{L}\p{N}\s.,;:()'-]/gu)?.length ?? 0) < FEWEST_SIGNS) return text;
  return text.replace(/([^{}\s][^{}]{0,11}?)\1{30,}/g, (run, repeated: string) =>
    /^[\p{L}\p{N}\s]+$/u.test(repeated) ? run : repeated.repeat(3),
  );
}

/** The text of a piece; undefined macros are read as text, like `{jan}`. */
function textOf({ text, isMacro }: Piece, strings: ReadonlyMap<string, string>): string {
  if (!isMacro) return text;
  const defined = strings.get(text.toLowerCase());
  if (defined !== undefined) return defined;
  return months.has(text.toLowerCase()) ? text : (styleMacros[text.toLowerCase()] ?? text);
}

/** The arguments of a command that the parser does not know; most commands print them. */
function argumentOf(tex: string): string {
  const [, inside = ''] = /^\\[a-zA-Z]+\*?\s*\{([\s\S]*)\}$/.exec(tex) ?? [];
  return inside.replace(/\}\s*\{/g, ' ').replace(/[{}]/g, '');
}
