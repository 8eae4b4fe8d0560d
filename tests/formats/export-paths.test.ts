import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { ExportedFile } from '@/lib/exporters/exporter';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { makeLibrary, makeStoredPaper } from '../support/make-library';

const folder = mkdtempSync(join(tmpdir(), 'papertree-paths-'));
afterAll(() => rmSync(folder, { recursive: true }));

const topicName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('图', '한', '🚀', 'e\u0301'), minLength: 90, maxLength: 200 }),
  fc.constantFrom('A', 'a', 'A.md', 'Topics', 'con', 'ß', 'ss', 'x'.repeat(200), `${'x'.repeat(199)}y`),
);

function notes(library: LibraryContents): ExportedFile[] {
  return exportLibrary('markdown', library, { branch: null, keys: 'scholar', exportedAt: 0 }).files;
}

function libraryOf(paths: string[][]): LibraryContents {
  return makeLibrary(
    paths.map((path, index) => [makeStoredPaper(`2401.${String(index + 1).padStart(5, '0')}`), path]),
  );
}

it('writes a file for each paper and topic of any library, at a path that can be made', () => {
  fc.assert(
    fc.property(fc.array(fc.array(topicName, { maxLength: 12 }), { minLength: 1, maxLength: 5 }), (paths) => {
      const library = libraryOf(paths);
      const files = notes(library);
      expect(files).toHaveLength(library.papers.length + library.topics.length);
      const written = files.map(({ path }) => path.normalize('NFC').toLowerCase());
      expect(new Set(written).size).toBe(files.length);
      const folders = new Set(
        written.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))),
      );
      for (const path of written) expect(folders.has(path)).toBe(false);
      for (const { path } of files) {
        expect(path.length).toBeLessThanOrEqual(200);
        expect(path.endsWith('.md')).toBe(true);
        for (const name of path.split('/')) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }
      const root = mkdtempSync(join(folder, 'export-'));
      for (const { path, text } of files) {
        mkdirSync(join(root, path, '..'), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      expect(
        readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
      ).toHaveLength(files.length);
      rmSync(root, { recursive: true });
    }),
    { numRuns: 60 },
  );
});

it('keeps folders as the tree where there is space, and puts deeper pages beside each other', () => {
  const deep = Array.from({ length: 30 }, (_, index) => `Level ${index} of the tree`);
  const paths = notes(libraryOf([deep])).map(({ path }) => path);
  expect(paths).toContain('Topics/Level 0 of the tree/Level 1 of the tree.md');
  expect(paths.filter((path) => path.includes('Level 29'))).toHaveLength(1);
});

it('writes the other files where one cannot be written, and names that one at the end', () => {
  const source = join(folder, 'library.json');
  const out = join(folder, 'vault');
  writeFileSync(source, writeLibraryFile(libraryOf([['First'], ['Second'], ['Third']]), 0));
  // A folder stands where the page of the second topic belongs.
  mkdirSync(join(out, 'Topics/Second.md'), { recursive: true });
  const { status, stderr } = spawnSync(
    'npm',
    ['run', '-s', 'export', '--', source, '--to', 'markdown', '--out', out],
    { encoding: 'utf8' },
  );
  expect(stderr).toContain('1 of 6 files were not written');
  expect(stderr).toContain('Second.md');
  expect(status).toBe(1);
  for (const name of ['First', 'Third']) expect(existsSync(join(out, `Topics/${name}.md`))).toBe(true);
});
