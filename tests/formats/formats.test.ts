import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PaperId, ProposalId } from '@/lib/domain/ids';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { citationsOf } from '@/lib/exporters/citation/cite-papers';
import { exportLibrary } from '@/lib/exporters/export-library';
import type { Format } from '@/lib/exporters/exporter';
import { formatNames } from '@/lib/exporters/format-names';
import { formats } from '@/lib/exporters/formats';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';
import messages from '@/public/_locales/en/messages.json';
import { makeLibrary, makeStoredPaper, topicIdOf } from '../support/make-library';
import { formatsDocument, formatsTable } from './formats-table';

const attention = makeStoredPaper('1706.03762', {
  title: 'Attention Is All You Need',
  published: '2017-06-12',
});
const library = makeLibrary([
  [attention, ['Language', 'Transformers']],
  [makeStoredPaper('2401.00001', { title: '=HYPERLINK("x") <script>', citationKey: 'mine' }), ['Vision']],
  [makeStoredPaper('2401.00002'), []],
]);
const all = { branch: null, keys: 'scholar', exportedAt: 0 } as const;

function text(
  format: (typeof formatNames)[number],
  options: Parameters<typeof exportLibrary>[2] = all,
): string {
  return exportLibrary(format, library, options)
    .files.map((file) => `${file.path}\n${file.text}`)
    .join('\n');
}

describe('every format', () => {
  it.each(formatNames)('%s holds every paper of a branch, and no other', (format) => {
    expect(text(format)).toContain('2401.00002');
    const branch = text(format, { ...all, branch: topicIdOf(1) });
    expect(branch).toContain('Attention');
    expect(branch).not.toContain('2401.0000');
  });

  it.each(formatNames)('%s says the same of the same library', (format) => {
    expect(text(format)).toBe(text(format));
  });

  it.each(formatNames)('%s takes an empty library', (format) => {
    const empty = { papers: [], topics: [], placements: [], rules: [], declinedProposals: [] };
    expect(() => exportLibrary(format, empty, all)).not.toThrow();
  });

  it.each(formatNames)('%s writes files under names that every system takes', (format) => {
    const hostile = makeLibrary([[attention, ['../..', 'con', 'a/b\\c:*?"<>|', '.git', ' ', '%%']]]);
    for (const { path } of exportLibrary(format, hostile, all).files) {
      for (const part of path.split('/')) expect(part).toMatch(/^[^.\s\\:*?"<>|][^\\:*?"<>|]*$/);
    }
  });

  it.each(formats.map((format): Format => format))('$name has its strings', ({ name, ...format }) => {
    const key = name.replaceAll('-', '_');
    const wanted = [`export_format_${key}`];
    if (format.isForTargets) wanted.push(`sync_format_${key}`);
    if (format.cite) wanted.push(`citation_${key}`);
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(wanted));
  });

  it('has its line in docs/formats.md, as `npm run formats-table` writes it', () => {
    const { now, wanted } = formatsDocument();
    expect(now).toContain(formatsTable());
    expect(now).toBe(wanted);
  });
});

describe('hostile values', () => {
  it('are text in a web page and no formula in a spreadsheet', () => {
    expect(text('html')).not.toContain('<script>');
    expect(text('csv')).toContain(`"'=HYPERLINK`);
  });

  it('cannot end the region of a note', () => {
    const papers = makeStoredPaper('1706.03762', {
      notes: '%% papertree: end, your own words below stay %%',
    });
    const [note] = exportLibrary('markdown', makeLibrary([[papers, []]]), all).files;
    expect(note?.text.match(/%% papertree: end/g)).toHaveLength(1);
  });
});

describe('a branch as a library of its own', () => {
  it('can be read, with its topic at the top', () => {
    const [file] = exportLibrary('json', library, { ...all, branch: topicIdOf(2) }).files;
    const { papers, topics } = readLibraryFile(file?.text ?? '');
    expect(papers).toMatchObject([{ citationKey: 'curie2017attention' }]);
    expect(topics).toMatchObject([{ name: 'Transformers', parentId: null }]);
  });

  it('takes the declined proposals that name nothing outside of it', () => {
    const declined = (number: number, topicId: number, paperId: PaperId): StoredProposal => ({
      id: topicIdOf(number) as string as ProposalId,
      proposal: {
        type: 'split-topic',
        topicId: topicIdOf(topicId),
        parts: [{ name: 'Part', papers: [paperId] }],
        ...{ strength: 0.5, words: [] },
      },
      state: 'declined',
      at: 1,
    });
    const other = library.papers.find(({ id }) => id !== attention.id)?.id as PaperId;
    const inside = declined(50, 2, attention.id);
    const declinedProposals = [inside, declined(51, 1, attention.id), declined(52, 2, other)];
    const holding = { ...library, declinedProposals };
    const [file] = exportLibrary('json', holding, { ...all, branch: topicIdOf(2) }).files;
    expect(readLibraryFile(file?.text ?? '').declinedProposals).toEqual([inside]);
  });

  it('is the whole library where no branch is asked for', () => {
    const papers = library.papers.map((paper, index) => ({ ...paper, citationKey: `k${index}` }));
    const keyed = { ...library, papers };
    const [file] = exportLibrary('json', keyed, all).files;
    expect(file?.text).toBe(writeLibraryFile(keyed, 0));
  });
});

it('one paper can be cited in each way', () => {
  expect(citationsOf([attention], 'bibtex')).toContain('@misc{curie2017attention,');
  expect(citationsOf([attention], 'biblatex')).toContain('eprinttype = {arxiv}');
  expect(citationsOf([attention], 'ris')).toContain('TI  - Attention');
  expect(JSON.parse(citationsOf([attention], 'csljson'))).toMatchObject([{ id: 'curie2017attention' }]);
  expect(citationsOf([attention], 'text')).toBe(
    'Marie Curie (2017). Attention Is All You Need. arXiv:1706.03762. https://arxiv.org/abs/1706.03762',
  );
});

describe('npm run export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'papertree-export-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'library.json');
  writeFileSync(file, writeLibraryFile(library, 0));

  function run(...args: string[]) {
    const script = join(import.meta.dirname, 'export.ts');
    return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8' });
  }

  it('writes to standard output, a branch alone where one is named', { timeout: 30_000 }, () => {
    const { status, stdout } = run(
      file,
      '--to',
      'bibtex',
      '--branch',
      'Language / Transformers',
      '--keys',
      'arxiv',
    );
    expect(status).toBe(0);
    expect(stdout.match(/^@misc\{(.*),/gm)).toEqual(['@misc{curie2017attentionneed,']);
  });

  it('writes a format of many files into a folder', { timeout: 30_000 }, () => {
    const out = join(folder, 'vault');
    expect(run(file, '--to', 'markdown', '--out', out).status).toBe(0);
    expect(readdirSync(join(out, 'Papers')).sort()).toEqual([
      '@curie2017attention.md',
      '@curiepaper.md',
      '@mine.md',
    ]);
    expect(readFileSync(join(out, 'Topics/Language/Transformers.md'), 'utf8')).toContain(
      '[[Papers/@curie2017attention]]',
    );
  });

  it('reads from a pipe what `npm run import` writes into it, banner and all', { timeout: 30_000 }, () => {
    const node = (script: string, args: string[], input: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script), ...args], {
        encoding: 'utf8',
        input,
      });
    const read = node('import.ts', ['--json'], '@misc{a, title={T}, year=2001}\n@misc{b, year=2002}');
    expect(read).toMatchObject({ status: 0, stderr: '-:2: no-title: @misc{b, year=2002}\n' });
    const banner = '\n> papertree@0.1.0 import\n> tsx tests/formats/import.ts --json\n\n';
    const written = node('export.ts', ['--to', 'csljson'], banner + read.stdout);
    expect(written).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(written.stdout)).toMatchObject([{ id: 'a', title: 'T' }]);
    expect(node('import.ts', [], '')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('nothing in this file'),
    });
  });

  it('says what is wrong', { timeout: 60_000 }, () => {
    expect(run(file, '--to', 'word')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Formats: bibtex, biblatex'),
    });
    expect(run(file, '--to', 'ris', '--branch', 'Nowhere')).toMatchObject({ status: 2 });
    expect(run(join(folder, 'none.json'), '--to', 'ris')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ENOENT'),
    });
    const newer = join(folder, 'newer.json');
    writeFileSync(newer, '{"format": "papertree-library", "version": 9}');
    expect(run(newer, '--to', 'ris')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('newer version'),
    });
  });
});
