import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Author } from '@/lib/domain/papers/paper';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { FormatName } from '@/lib/exporters/format-names';
import { makeLibrary } from '../support/make-library';
import { awkwardPapers } from './awkward-papers';

/*
 * What other people's programs make of awkward records. Compared are titles, names and dates of every record,
 * after the changes that a reader makes to every file, which are said beside each.
 */

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const missing = ['pandoc', 'biber', 'ris2xml'].filter((program) => !has(program));
if (missing.length)
  console.warn(
    `SKIPPED: what ${missing.join(', ')} read, which are not here (apt install pandoc biber bibutils).`,
  );

/** What a reader says of one record. */
interface Read {
  title: string;
  names: string[];
  date: string;
}

function output(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status, stderr.slice(0, 2_000)).toBe(0);
  return stdout;
}

interface CslItem {
  id: string;
  title: string;
  author: Record<string, string>[];
  issued: { 'date-parts': [(number | string)[]] };
}

function readCsl(json: string): Map<string, Read> {
  return new Map(
    (JSON.parse(json) as CslItem[]).map(({ id, title, author, issued }) => {
      const names = author.map((name) => {
        const particle = name['dropping-particle'] ?? name['non-dropping-particle'];
        const family = [particle, name.family ?? name.literal, name.suffix].filter(Boolean).join(' ');
        return straight(name.given ? `${family}, ${name.given}` : family);
      });
      const date = issued['date-parts'][0].map((part) => String(part).padStart(2, '0')).join('-');
      return [id, { title: byPandoc(title), names, date }];
    }),
  );
}

/** Marks of type and of protected case are no part of a title; which quotes a program prints is its own affair. */
function plainTitle(title: string): string {
  return straight(title.replace(/<\/?(?:span[^>]*|i)>/g, ''));
}

function straight(text: string): string {
  return text.replace(/[’‘“”"`]/g, "'");
}

/**
 * Pandoc leaves out the marks of a formula, reads commands, and writes words small that have one capital and no braces,
 * as every style may.
 */
function byPandoc(title: string): string {
  const read = title
    .replace(/\$([^$ ][^$]*[^$ ])\$/g, '$1')
    .replace(/\\emph\{([^{}]*)\}/g, '$1')
    .replace(/\\"o/g, 'ö')
    .replace(/\\['’]e/g, 'é');
  return plainTitle(read).replace(/(?<![\p{L}\p{N}\\{])\p{Lu}(?=\p{Ll}|[^\p{L}\p{N}+#-])/gu, (capital) =>
    capital.toLowerCase(),
  );
}

/** Bibutils parts initials and loses their dots. */
const initials = (given: string) => given.replace(/[\s.]/g, '');

const byBibutils = (authors: Author[]) =>
  authors.map(({ family, given }) => (given ? `${family}, ${initials(given)}` : family));

/** MODS, as bibutils writes it, which takes what follows a colon or a question for a subtitle. */
function readMods(xml: string): Map<string, Read> {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  const texts = (part: string, tag: string, type = '(?: type="\\w+")?') =>
    [...part.matchAll(new RegExp(`<${tag}${type}>([^<]*)</`, 'g'))].map(([, text = '']) =>
      text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? name).replaceAll('\u00a0', ' '),
    );
  const nameOf = (name: string) => {
    const parts = (type: string) => texts(name, 'namePart', type && ` type="${type}"`);
    const family = [...parts(''), ...parts('family'), ...parts('suffix')].join(' ');
    const given = initials(parts('given').join(''));
    return given ? `${family}, ${given}` : family;
  };
  return new Map(
    [...xml.matchAll(/<mods ID="([^"]+)">(.*?)<\/mods>/gs)].map(([, id = '', record = '']) => {
      const [main = ''] = record.split('<relatedItem');
      const [title = '', subtitle] = [...texts(main, 'title'), ...texts(main, 'subTitle')];
      const names = [...main.matchAll(/<name[ >].*?<\/name>/gs)].map(([name]) => nameOf(name));
      const [date = ''] = texts(record, 'dateIssued');
      return [
        id,
        {
          title: byPandoc(subtitle ? `${title}${/[?]$/.test(title) ? '' : ':'} ${subtitle}` : title),
          names,
          date,
        },
      ];
    }),
  );
}

/** The first `count` awkward records, as files and as they should be read. */
function sample(count: number) {
  const papers = awkwardPapers(count);
  const library = makeLibrary(papers.map((paper, index) => [paper, ['A; B', `Branch ${index % 7}`]]));
  const folder = mkdtempSync(join(tmpdir(), 'papertree-formats-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const options = { branch: null, keys: 'scholar', exportedAt: 0 } as const;
  const keys = exportLibrary('csljson', library, options).newKeys;
  function written(format: FormatName): string {
    const [file] = exportLibrary(format, library, options).files;
    const path = join(folder, `${format}-${file?.path}`);
    writeFileSync(path, file?.text ?? '');
    return path;
  }

  /** All records as they should be read. */
  function expected(change: {
    title(title: string): string;
    names?(authors: Author[]): string[];
  }): Map<string, Read> {
    const asWritten = (authors: Author[]) =>
      authors.map(({ family, given }) => (given ? `${family}, ${given}` : family));
    return new Map(
      papers.map((paper) => [
        keys.get(paper.id) ?? '',
        {
          title: change.title(paper.title),
          names: (change.names ?? asWritten)(paper.authors),
          date: paper.published ?? '',
        },
      ]),
    );
  }

  return { written, expected };
}

/** Tells a suite what the quick readers make of the first `count` records. */
export function readBack(count: number): void {
  const { written, expected } = sample(count);
  describe.skipIf(missing.length > 0)(`${count} awkward records`, { timeout: 120_000 }, () => {
    it('are read from BibTeX by pandoc', () => {
      const read = readCsl(output('pandoc', ['-f', 'bibtex', '-t', 'csljson', written('bibtex')]));
      expect(read).toEqual(expected({ title: byPandoc }));
    });

    it('are read from BibLaTeX by pandoc', () => {
      const read = readCsl(output('pandoc', ['-f', 'biblatex', '-t', 'csljson', written('biblatex')]));
      expect(read).toEqual(expected({ title: byPandoc }));
    });

    it('are read from CSL-JSON by pandoc', () => {
      const read = readCsl(output('pandoc', ['-f', 'csljson', '-t', 'csljson', written('csljson')]));
      expect(read).toEqual(expected({ title: byPandoc }));
    });

    it('are read from RIS by bibutils', () => {
      const read = readMods(output('ris2xml', ['-i', 'utf8', written('ris')]));
      expect(read).toEqual(expected({ title: byPandoc, names: byBibutils }));
    });
  });
}

/** Biber takes some 40 ms over each record. */
export function readBackByBiber(count: number): void {
  const { written, expected } = sample(count);
  describe.skipIf(missing.length > 0)(`${count} awkward records`, { timeout: 120_000 }, () => {
    it('are read from BibLaTeX by biber without a word of complaint, and say the same to pandoc afterwards', () => {
      const path = `${written('biblatex')}.read.bib`;
      const args = [
        '--tool',
        '--nolog',
        '--output-encoding=UTF-8',
        '--output-file',
        path,
        written('biblatex'),
      ];
      expect(output('biber', args)).not.toMatch(/WARN|ERROR/);
      const read = readCsl(output('pandoc', ['-f', 'biblatex', '-t', 'csljson', path]));
      expect(read).toEqual(expected({ title: byPandoc }));
    });
  });
}
