import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { FormatName } from '@/lib/exporters/format-names';
import { toLibrary } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { decodeText } from '@/lib/importers/text/decode-bytes';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';

/*
 * Files that were once read wrongly, each an example of a class, and beside each what should come of it: fields of
 * papers as they are stored (`authors` as `family|given`, `topics` as paths), how many entries are listed as unread,
 * whether it is refused; some go `through` formats out and in again, or are looked at as they are exported.
 */

interface Expected {
  refused?: true;
  through?: FormatName[];
  exports?: Partial<Record<FormatName, { has?: string[]; hasNot?: string[] }>>;
  papersCount?: number;
  unreadCount?: number;
  papers?: ({ key?: string; title?: string } & Record<string, unknown>)[];
}

const folder = join(import.meta.dirname, 'cases');
const names = readdirSync(folder);

it.each(names.filter((name) => !name.endsWith('.expected.json')))('%s', (name) => {
  const stem = name.replace(/\.\w+$/, '');
  const expected: Expected = JSON.parse(readFileSync(join(folder, `${stem}.expected.json`), 'utf8'));
  const text = decodeText(readFileSync(join(folder, name)));
  let reading: ReturnType<typeof readForeign>;
  try {
    reading = readForeign(text);
  } catch (error) {
    expect(expected.refused, String(error)).toBe(true);
    return;
  }
  let library = toLibrary(reading);
  for (const format of expected.through ?? []) library = toLibrary(readForeign(written(format, library)));
  for (const [format, { has = [], hasNot = [] }] of Object.entries(expected.exports ?? {})) {
    const file = written(format as FormatName, library);
    for (const each of has) expect(file).toContain(each);
    for (const each of hasNot) expect(file).not.toContain(each);
  }
  if (expected.papersCount !== undefined) expect(library.papers).toHaveLength(expected.papersCount);
  if (expected.unreadCount !== undefined) expect(reading.unread).toHaveLength(expected.unreadCount);
  readLibraryFile(writeLibraryFile(library, 0));
  for (const { key, title, ...fields } of expected.papers ?? []) {
    const paper = library.papers.find((each) =>
      key === undefined ? each.title === title : each.citationKey === key,
    );
    const view: Record<string, unknown> = paper ? viewOf(paper, library) : {};
    const wanted = { ...fields, ...(title !== undefined && { title }) };
    const found = Object.fromEntries(Object.keys(wanted).map((field) => [field, view[field] ?? null]));
    expect(found, key ?? title).toEqual(wanted);
  }
});

function written(format: FormatName, library: LibraryContents): string {
  const contents = readLibraryFile(writeLibraryFile(library, 0));
  const { files } = exportLibrary(format, contents, { branch: null, keys: 'scholar', exportedAt: 0 });
  return files.map(({ text }) => text).join('\n');
}

/** The paper's fields and identifiers in one, as the expectations name them. */
function viewOf(paper: Paper, { topics, placements }: LibraryContents): Record<string, unknown> {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const placement = placements.find(({ paperId }) => paperId === paper.id);
  const places = placement ? [placement.topicId, ...placement.also] : [];
  const { identifiers, links, authors, savedAt } = paper;
  return {
    ...{ ...paper, ...identifiers, abs: links.abs, savedYear: new Date(savedAt).getUTCFullYear() },
    authors: authors.map(({ family, given }) => `${family}|${given}`),
    topics: places.flatMap((place) => (place === 'unsorted' ? [] : topicPath(place, byId).join('/'))).sort(),
  };
}
