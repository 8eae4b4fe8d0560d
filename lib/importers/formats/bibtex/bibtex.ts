import { type Entry, parse } from '@retorquere/bibtex-parser';
import { cleanText } from '@/lib/bibliography/text';
import type { UnreadEntry } from '@/lib/domain/imports/import-progress';
import { describePaper } from '@/lib/importers/describe-paper';
import { type Importer, lineCounter, type Reading, type TopicNames } from '@/lib/importers/importer';
import { cleanName } from '@/lib/importers/topic-names';
import { descriptionOf, textOf, withParent } from './bibtex-entry';
import { type Groups, readGroups, topicsOf } from './bibtex-groups';
import { putBack, takeOut } from './bibtex-marks';

/** Entries given to the parser at once: what one broken entry can take along is bounded, and so is its search. */
const AT_ONCE = 50;
/** UTF-16 units of one entry; the longest list of authors known takes 150,000. The parser takes seconds for a megabyte. */
const LONGEST = 300_000;
const start = /^[ \t]*@\s*(\w+)\s*[{(]/gm;

/** BibTeX and BibLaTeX, with the groups that JabRef keeps in the comments as topics. */
export const bibtex: Importer = {
  name: 'bibtex',
  matches: (text) => /^\s*@\s*(?:comment|string|preamble|[a-z]+)\s*[{(]/im.test(text),
  read(text) {
    const lineAt = lineCounter(text);
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const blocks = splitBlocks(text);
    const groups = readGroups(blocks.filter(({ type }) => type === 'comment').map(({ text }) => text));
    reading.topics = [...groups.paths.values()];
    const strings = readStrings(blocks);
    const entries = blocks.filter(({ type }) => !/^(?:comment|string|preamble|xdata)$/.test(type));
    const parsed: (Entry | null)[] = [];
    for (let at = 0; at < entries.length; at += AT_ONCE)
      parsed.push(...parsePart(entries.slice(at, at + AT_ONCE), strings));
    const byKey = new Map(parsed.flatMap((entry) => (entry ? [[entry.key.toLowerCase(), entry]] : [])));
    for (const [index, block] of entries.entries()) {
      const entry = parsed[index];
      const line = lineAt(block.position);
      if (!entry) reading.unread.push(unreadOf(block, line, isTooLong(block) ? 'too-long' : 'broken'));
      else addEntry(reading, withParent(entry, byKey), block, line, groups);
    }
    return reading;
  },
};

interface Block {
  type: string;
  text: string;
  position: number;
}

/** The text from each `@type{` at the start of a line to the next. */
function splitBlocks(text: string): Block[] {
  const starts = [...text.matchAll(start)];
  return starts.map((match, index) => ({
    type: (match[1] ?? '').toLowerCase(),
    text: text.slice(match.index, starts[index + 1]?.index ?? text.length),
    position: match.index,
  }));
}

function readStrings(blocks: Block[]): Record<string, string> {
  const written = blocks.filter(({ type }) => type === 'string').map(({ text }) => text);
  return { ...tryParse(written.join('\n'), {})?.strings };
}

/** The entry of each block; `null` where it has none that is whole. */
function parsePart(part: Block[], strings: Record<string, string>): (Entry | null)[] {
  const whole = part.some(isTooLong) ? null : tryParse(part.map(({ text }) => text).join('\n'), strings);
  if (whole && whole.errors.length === 0 && whole.entries.length === part.length) return whole.entries;
  return part.map((block) => {
    const entry = isTooLong(block) ? undefined : tryParse(block.text, strings)?.entries[0];
    return entry && Object.keys(entry.fields).length > 0 ? entry : null;
  });
}

function isTooLong({ text }: Block): boolean {
  return text.length > LONGEST;
}

function tryParse(text: string, strings: Record<string, string>) {
  const { text: left, taken } = takeOut(text);
  try {
    const { entries, ...rest } = parse(left, {
      strings,
      english: false,
      sentenceCase: false,
      caseProtection: false,
      unsupported: 'ignore',
      // It knows of the entries of one part alone.
      applyCrossRef: false,
    });
    return {
      ...rest,
      entries: entries.map((entry) => ({ ...entry, fields: putBack(entry.fields, taken) })),
    };
  } catch {
    // Braces nested by the thousand end the parser's stack; each entry is then tried by itself.
    return null;
  }
}

function addEntry(reading: Reading, entry: Entry, block: Block, line: number, groups: Groups): void {
  const paper = describePaper(descriptionOf(entry));
  if (!paper) reading.unread.push(unreadOf(block, line, 'no-title'));
  else {
    const field = (name: string) => textOf(entry, name) ?? '';
    const folders = field('mendeley-groups').split(',').map(folderPath);
    const topics = [...topicsOf(entry.key, field('groups'), groups), ...folders.filter(([name]) => name)];
    reading.entries.push({ paper, topics });
  }
}

/** `ML/Deep`, as Mendeley writes its folders. */
function folderPath(written: string): TopicNames {
  return written.split('/').map(cleanName).filter(Boolean);
}

function unreadOf(block: Block, line: number, reason: UnreadEntry['reason']): UnreadEntry {
  return { line, reason, text: cleanText(block.text.slice(0, 400), 100) };
}
