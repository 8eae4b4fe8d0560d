import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinEntries } from '@/lib/importers/entries-to-library';
import { readForeign } from '@/lib/importers/read-import';
import { decodeText } from '@/lib/importers/text/decode-bytes';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';

/*
 * Files as other programs write them, a format each, and cuts of them: what comes of each file is in `files.json`
 * beside them; `npm run test:unit -- tests/formats/files --update` writes it: read it.
 */
const folder = join(import.meta.dirname, 'files');
const names = readdirSync(folder).filter((name) => name !== 'files.json');

function read(name: string, length?: number) {
  return readForeign(decodeText(readFileSync(join(folder, name)).subarray(0, length)));
}

it('reads each as it is meant', async () => {
  const found = Object.fromEntries(
    names.map((name) => {
      const { format, entries, unread, topics } = read(name);
      const papers = entries.map(({ paper: { sources: _, ...paper }, topics }) => ({
        ...paper,
        authors: paper.authors.map(({ family, given }) => `${family}|${given}`).join('; '),
        topics: topics.map((path) => path.join('/')),
      }));
      return [name, { format, papers, unread, topics: topics.map((path) => path.join('/')) }];
    }),
  );
  await expect(`${JSON.stringify(found, null, 1)}\n`).toMatchFileSnapshot(join(folder, 'files.json'));
});

describe.each(names)('%s', (name) => {
  it('is read as far as it goes where it is cut, and makes a library file', () => {
    const { length } = readFileSync(join(folder, name));
    let readable = 0;
    for (let part = 1; part <= 12; part++) {
      let reading: ReturnType<typeof read>;
      try {
        reading = read(name, Math.floor((length * part) / 12));
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(?:file-|nothing-)/) });
        continue;
      }
      readable++;
      const { contents } = joinEntries(reading);
      expect(readLibraryFile(writeLibraryFile(contents, 0)).papers).toHaveLength(contents.papers.length);
    }
    expect(readable).toBeGreaterThan(0);
  });
});

it.each([
  ['prose', 'A text about nothing in particular.\n\nIt has two paragraphs.'],
  ['a web page', '<!doctype html><html><body><p>Hello</p></body></html>'],
  ['a table of something else', 'name,age\nAda,36\n'],
  ['other XML', '<?xml version="1.0"?><catalog><book>x</book></catalog>'],
  ['other JSON', '{"a": [1, 2, 3]}'],
  ['code', 'const a = 1;\nexport default a;\n'],
])('refuses %s', (_, text) => {
  expect(() => readForeign(text)).toThrowError(expect.objectContaining({ code: 'file-unknown' }));
});

it('reads no reference of a Web of Science record as a paper', () => {
  expect(read('web-of-science.txt').entries).toHaveLength(1);
});
