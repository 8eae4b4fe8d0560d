import { cleanText } from '@/lib/bibliography/clean-text';
import type { UnreadEntry } from '@/lib/domain/imports/import-progress';
import { describePaper } from '@/lib/importers/entry/describe-paper';
import { type Importer, lineCounter, type Reading, type TopicNames } from '@/lib/importers/importer';
import { cleanName } from '@/lib/importers/topics/clean-topic-name';
import { partKeywords } from '@/lib/importers/topics/topic-keywords';
import { parentsAmong } from './crossref-parents';
import { descriptionOf, keywordsOf, textOf } from './describe-entry';
import { type ParsedEntry, parseBlocks, readStrings } from './parse-entries';
import { type Groups, readGroups, topicsOf } from './read-jabref-groups';
import { withOwnFields } from './restore-field-names';
import { type Block, splitBlocks } from './split-blocks';

/**
 * The longest entry that is read, in UTF-16 units. The longest known author list is 150,000; a megabyte takes seconds.
 */
const LONGEST = 300_000;

/** BibTeX and BibLaTeX. The groups that JabRef keeps in comments become topics. */
export const bibtex: Importer = {
  name: 'bibtex',
  // Only blanks on the same line: with \s, thousands of empty lines would take quadratic time.
  matches: (text) => /^[ \t\ufeff]*@\s*[a-z]+\s*[{(]/im.test(text),
  read(text) {
    const lineAt = lineCounter(text);
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const written = splitBlocks(text);
    const comments = written.filter(({ type }) => type === 'comment').map(({ text }) => text);
    const blocks = withOwnFields(written, comments);
    const groups = readGroups(comments);
    reading.topics = [...groups.paths.values()];
    const blocksOfEntries = blocks.filter(({ type }) => !/^(?:comment|string|preamble)$/.test(type));
    const parsed = parseBlocks(
      blocksOfEntries.map((block) => (isReadable(block) ? block : { ...block, fields: [] })),
      readStrings(blocks),
    );
    const withParents = parentsAmong(parsed.flatMap((each) => (each ? [each.entry] : [])));
    for (const [index, block] of blocksOfEntries.entries()) {
      // An `@xdata` entry only holds fields that others inherit.
      if (block.type === 'xdata' && block.state === 'whole') continue;
      const entry = parsed[index];
      const line = lineAt(block.position);
      if (!entry || !isReadable(block))
        reading.unread.push(unreadOf(block, line, isTooLong(block) ? 'too-long' : 'broken'));
      else addEntry(reading, { ...entry, entry: withParents(entry.entry) }, block, line, groups);
    }
    return reading;
  },
};

function isReadable(block: Block): boolean {
  return block.state !== 'cut' && !isTooLong(block);
}

function isTooLong({ text }: Block): boolean {
  return text.length > LONGEST;
}

function addEntry(
  reading: Reading,
  { entry, isWhole }: ParsedEntry,
  block: Block,
  line: number,
  groups: Groups,
): void {
  const paper = describePaper(descriptionOf(entry));
  if (!paper) {
    reading.unread.push(unreadOf(block, line, 'no-title'));
    return;
  }
  const field = (name: string) => textOf(entry, name) ?? '';
  const folders = field('mendeley-groups').split(',').map(folderPath);
  const topics = [
    ...topicsOf(entry.key, field('groups'), groups, (name) => (name === 'keywords' ? keywordsOf(entry) : [])),
    ...folders.filter(([name]) => name),
    ...partKeywords(keywordsOf(entry)).topics,
  ];
  reading.entries.push({ paper, topics });
  if (!isWhole || block.state === 'in-part') reading.unread.push(unreadOf(block, line, 'in-part'));
}

/** Splits a folder as Mendeley writes it, `ML/Deep`. */
function folderPath(written: string): TopicNames {
  return written.split('/').map(cleanName).filter(Boolean);
}

function unreadOf(block: Block, line: number, reason: UnreadEntry['reason']): UnreadEntry {
  return { line, reason, text: cleanText(block.text.slice(0, 400), 100) };
}
