import { Parser } from 'htmlparser2';
import { cleanText } from '@/lib/bibliography/clean-text';
import { ExpectedError } from '@/lib/domain/errors';
import { type Importer, lineCounter, type Reading } from '@/lib/importers/importer';
import { timeOf } from '@/lib/importers/text/typed-dates';
import { cleanName } from '@/lib/importers/topics/clean-topic-name';
import { addLink } from './lists/link-entry';

/** Depth of open tags. Bookmark files leave tags open, so each level of folders adds some ten. */
const DEEPEST = 1_000;

/**
 * A browser's bookmarks that lead to papers, with folders as topics. The browser's own folders, such as the toolbar,
 * are not topics. Format: https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 */
export const bookmarks: Importer = {
  name: 'bookmarks',
  readsLinks: true,
  matches: (text) =>
    /<!doctype\s+netscape-bookmark-file/i.test(text) ||
    /<dl>[\s\S]*<dt>\s*<a\s/i.test(text) ||
    /<title>\s*pocket export/i.test(text) ||
    /<a\s[^<>]{0,2000}\b(?:time_added|add_date)=/i.test(text),
  read(text) {
    const lineAt = lineCounter(text);
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const folders: string[] = [];
    let coming: string | null = null;
    let depth = 0;
    let link: { href: string; attributes: Record<string, string>; line: number } | null = null;
    let written: string | null = null;
    let isRead = false;
    // A description below a link is the person's note on it.
    let described: { notes?: string } | null = null;

    const parser = new Parser({
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new ExpectedError('file-too-deep');
        if (isWritten(name)) written = '';
        if (name === 'a') link = { href: attributes.href ?? '', attributes, line: lineAt(parser.startIndex) };
        if (name === 'h3') {
          const isBrowsers = Object.keys(attributes).some((key) =>
            /^(?:personal_toolbar|unfiled_bookmarks)_folder$/.test(key),
          );
          coming = isBrowsers ? '' : null;
        }
        if (name === 'dl') folders.push(coming ?? '');
        if (name === 'dl') coming = null;
      },
      ontext(text) {
        if (written !== null && written.length < 4_000) written += text;
      },
      onclosetag(name) {
        depth--;
        if (name === 'dl') folders.pop();
        if (name === 'h3') coming ??= cleanName(written ?? '');
        if (name === 'dd' && described) described.notes = cleanText(written ?? '', 4_000);
        if (name === 'dd') described = null;
        if (name === 'a' && link) described = addBookmark(reading, link, written ?? '', folders, isRead);
        // Pocket exports two lists, `Unread` and `Read Archive`.
        if (name === 'h1') isRead = /^\s*read archive\s*$/i.test(written ?? '');
        if (name === 'a') link = null;
        if (isWritten(name)) written = null;
      },
    });
    parser.write(text);
    parser.end();
    return reading;
  },
};

function isWritten(name: string): boolean {
  return name === 'a' || name === 'h1' || name === 'h3' || name === 'dd';
}

function addBookmark(
  reading: Reading,
  { href, attributes, line }: { href: string; attributes: Record<string, string>; line: number },
  written: string,
  folders: string[],
  isRead: boolean,
): { notes?: string } | null {
  const before = reading.entries.length;
  addLink(reading, {
    ...{ address: href, written, line },
    topics: [folders.filter((name) => name !== '')],
    tags: attributes.tags?.split(','),
    savedAt: timeOf(attributes.add_date ?? attributes.time_added),
    favourite: /^(?:true|1)$/i.test(attributes['data-important'] ?? ''),
    reading: isRead ? 'read' : undefined,
  });
  return reading.entries[before]?.paper ?? null;
}
