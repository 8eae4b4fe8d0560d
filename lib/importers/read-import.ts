import { dropImplausible } from '@/lib/bibliography/drop-implausible';
import { ExpectedError } from '@/lib/domain/errors';
import type { JoinedTitles, UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { sourcesOf } from '@/lib/domain/papers/compare-sources';
import { readLibraryFile } from '@/lib/library-file/library-file';
import { joinEntries } from './entries-to-library';
import type { Reading } from './importer';
import { importers } from './importer-list';

/** The library contents that a file would add. */
export interface ReadImport {
  /** Name of the importer. */
  format: string;
  contents: LibraryContents;
  unread: UnreadEntry[];
  /** Entries that were joined with an earlier one. */
  joined: JoinedTitles[];
}

/**
 * The years of plausible dates. Printing began about 1400, and a date after 2100 is a mistake. The current year is not
 * used, so that a file always gives the same result.
 */
const YEARS: [number, number] = [1400, 2100];

/** How much of a text is used to recognise its format, in UTF-16 units. */
export const BEGINNING = 100_000;

/**
 * Reads a file of any known format, recognised by its content.
 * @throws ExpectedError `file-unknown`, `file-damaged`, `file-too-deep`, `file-too-new`; `nothing-to-import` if the
 * file has no entries.
 */
export function readImport(text: string): ReadImport {
  if (isLibraryFile(text)) {
    const { papers, topics, placements, rules, declinedProposals, unread } = readLibraryFile(text);
    return {
      format: 'papertree',
      contents: { papers, topics, placements, rules, declinedProposals },
      unread,
      joined: [],
    };
  }
  const { format, ...reading } = readForeign(text);
  const { contents, joined } = joinEntries(reading);
  if (contents.papers.length === 0 && contents.topics.length === 0 && reading.unread.length === 0)
    throw new ExpectedError('nothing-to-import');
  return { format, contents, unread: reading.unread, joined };
}

/** Whether the text is one of our library files, even if one of its first lines is damaged. */
export function isLibraryFile(text: string): boolean {
  const start = text.slice(0, BEGINNING);
  return (
    /"format"\s*:\s*"papertree-library"/.test(start) ||
    /^\s*.?\s*"format".{0,80}"version".{0,80}"exportedAt".{0,80}"papers"/s.test(start)
  );
}

/** Reads a file of another program without making library contents of it. @throws ExpectedError like `readImport`. */
export function readForeign(text: string): Reading & { format: string } {
  const importer = importers.find((each) => each.matches(text.slice(0, BEGINNING)));
  if (!importer) throw new ExpectedError('file-unknown');
  const { entries, ...rest } = importer.read(text);
  const kind = importer.readsLinks ? 'link' : 'file';
  const sourced = entries.map(({ paper, topics }) => {
    const checked = dropImplausible(paper, YEARS);
    return { paper: { ...checked, sources: sourcesOf(checked, kind) }, topics };
  });
  return { format: importer.name, entries: sourced, ...rest };
}

/** Papers sent at once: a message of about 2 MB. */
const AT_ONCE = 500;

/**
 * Splits the contents into parts that can be sent and written one by one: topics and rules first, then each paper with
 * its placement, then declined proposals, which refer to papers.
 * @param atOnce Papers per part.
 */
export function partsOf(contents: LibraryContents, atOnce = AT_ONCE): LibraryContents[] {
  const { papers, topics, placements, rules, declinedProposals } = contents;
  const none: LibraryContents = { papers: [], topics: [], placements: [], rules: [], declinedProposals: [] };
  const placementOf = new Map(placements.map((placement) => [placement.paperId, placement]));
  const parts: LibraryContents[] = [];
  if (topics.length > 0 || rules.length > 0) parts.push({ ...none, topics, rules });
  for (let at = 0; at < papers.length; at += atOnce) {
    const some = papers.slice(at, at + atOnce);
    const placed = some.flatMap(({ id }) => placementOf.get(id) ?? []);
    parts.push({ ...none, papers: some, placements: placed });
  }
  if (declinedProposals.length > 0) parts.push({ ...none, declinedProposals });
  return parts;
}
