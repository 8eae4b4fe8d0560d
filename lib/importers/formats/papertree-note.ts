import { parseAuthor } from '@/lib/bibliography/author';
import { parseNote, REGION_BEGIN, REGION_END } from '@/lib/exporters/formats/markdown/merge-note';
import { fromMarkdown } from '@/lib/exporters/text/markdown-text';
import { noteOfText } from '@/lib/exporters/text/note-text';
import { describePaper } from '@/lib/importers/entry/describe-paper';
import type { Importer, Reading, TopicNames } from '@/lib/importers/importer';
import { partKeywords } from '@/lib/importers/topics/topic-keywords';

/** The properties at the start of a note from our Markdown export; its text follows between two marks. */
const start = /^\ufeff?---\r?\n[\s\S]{1,90000}?\r?\n---\r?\n/;

/**
 * The note of a paper or the page of a topic from our Markdown export, possibly rewritten by Obsidian. Text that a
 * person added around ours becomes part of the paper's notes.
 */
export const papertreeNote: Importer = {
  name: 'papertree-note',
  matches: (text) => start.test(text) && text.includes(REGION_BEGIN),
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const { properties, before, region, after } = parseNote(
      text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'),
    );
    const values = (name: string) => valuesOf(properties.get(name) ?? '');
    const value = (name: string) => values(name)[0];
    if (value('citekey') === undefined) {
      reading.topics = values('topic').flatMap(topicOf);
      return reading;
    }
    const [, abstract = ''] = /\n## Abstract\n\n([^\n]*)\n/.exec(region) ?? [];
    const [, notes = ''] =
      /\n## Notes in Papertree\n\n([\s\S]*)$/.exec(region.slice(0, -REGION_END.length)) ?? [];
    const paper = describePaper({
      title: value('title'),
      abstract: fromMarkdown(abstract),
      authors: values('authors').map(parseAuthor),
      editors: values('editors').map(parseAuthor),
      published: value('published') ?? value('year'),
      venue: value('venue'),
      volume: value('volume'),
      issue: value('issue'),
      pages: value('pages'),
      publisher: value('publisher'),
      citationKey: value('citekey'),
      arxiv: value('arxiv'),
      doi: value('doi'),
      addresses: values('url'),
      pdf: value('pdf'),
      code: value('code'),
      reading: readingOf(value('reading')),
      favourite: value('favourite') === 'true',
      tags: values('tags').filter((tag) => !/^topic(?:\/|$)/.test(tag)),
      notes: [noteOfText(notes), before, after]
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n\n'),
    });
    if (paper) reading.entries.push({ paper, topics: values('topics').flatMap(topicOf) });
    else reading.unread.push({ line: 1, reason: 'no-title', text: text.slice(0, 100) });
    return reading;
  },
};

/**
 * A topic from a link to its page: from the link's text if it has one, or else from its path. Also reads a bare path.
 */
function topicOf(written: string): TopicNames[] {
  const [, page, name] = /^\[\[Topics\/([^|\]]*)(?:\|([\s\S]*))?\]\]$/.exec(written) ?? [];
  const { topics } = partKeywords([`topic/${name ?? page ?? written}`]);
  return topics.filter((path) => path.length > 0);
}

function readingOf(value: string | undefined) {
  return (['to-read', 'reading', 'read'] as const).find((state) => state === value);
}

/** The value of a property, or the values of a list, in our style or Obsidian's. */
function valuesOf(property: string): string[] {
  const [first = '', ...rest] = property.split('\n');
  const inline = first.replace(/^(?:"[^"]*"|[^:]*):/, '').trim();
  const listed = rest.flatMap((line) => /^\s*-\s+(.*\S)/.exec(line)?.[1] ?? []);
  const row = /^\[(?!\[)(.*)\]$/.exec(inline)?.[1];
  return [...(row === undefined ? [inline] : row.split(/,\s*/)), ...listed].map(scalarOf).filter(Boolean);
}

/** A string in JSON, in single quotes as in YAML, or without quotes. */
function scalarOf(written: string): string {
  if (/^".*"$/.test(written)) {
    try {
      return String(JSON.parse(written));
    } catch {
      // YAML has escapes that JSON lacks; they are kept as written.
      return written.slice(1, -1);
    }
  }
  return /^'.*'$/.test(written) ? written.slice(1, -1).replaceAll("''", "'") : written;
}
