import { Parser } from 'htmlparser2';
import { cleanText } from '@/lib/bibliography/text';
import { ExpectedError } from '@/lib/domain/errors';
import { describePaper } from '@/lib/importers/describe-paper';
import { type Importer, lineCounter, type Reading, type TopicNames } from '@/lib/importers/importer';
import { linkTitle, titleInAddress } from '@/lib/importers/link-title';
import { isPaperPage } from '@/lib/importers/paper-page';
import { timeOf } from '@/lib/importers/text/dates';
import { cleanName } from '@/lib/importers/topic-names';

/** Folders nest in lists, some ten tags a level with what is left open. */
const DEEPEST = 1_000;

/**
 * A browser's bookmarks with folders as topics; only those that lead to a paper. The toolbar and the like are the
 * browser's own folders, and no topics. Format: https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 */
export const bookmarks: Importer = {
  name: 'bookmarks',
  matches: (text) => /<!doctype\s+netscape-bookmark-file/i.test(text) || /<dl>[\s\S]*<dt>\s*<a\s/i.test(text),
  read(text) {
    const lineAt = lineCounter(text);
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const folders: string[] = [];
    let coming: string | null = null;
    let depth = 0;
    let link: { href: string; attributes: Record<string, string>; line: number } | null = null;
    let written: string | null = null;

    const parser = new Parser({
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new ExpectedError('file-too-deep');
        if (name === 'a' || name === 'h3') written = '';
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
        if (name === 'a' && link) addLink(reading, link, written ?? '', folders);
        if (name === 'a') link = null;
        if (name === 'a' || name === 'h3') written = null;
      },
    });
    parser.write(text);
    parser.end();
    return reading;
  },
};

function addLink(
  reading: Reading,
  { href, attributes, line }: { href: string; attributes: Record<string, string>; line: number },
  written: string,
  folders: string[],
): void {
  const paper = isPaperPage(href)
    ? describePaper({
        title: linkTitle(written) ?? titleInAddress(href),
        addresses: [href],
        tags: attributes.tags?.split(','),
        savedAt: timeOf(attributes.add_date),
      })
    : null;
  const path: TopicNames = folders.filter((name) => name !== '');
  if (paper) reading.entries.push({ paper, topics: path.length > 0 ? [path] : [] });
  else reading.unread.push({ line, reason: 'not-a-paper', text: cleanText(written || href, 100) });
}
