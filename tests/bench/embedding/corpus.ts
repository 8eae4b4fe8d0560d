import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ReadingList } from '@/tests/bench/filing/trees';

export interface CorpusPaper {
  id: string;
  title: string;
  abstract: string;
  /** The primary category first; empty for papers that are not on arXiv. */
  categories: string[];
}

export interface Corpus {
  /** Papers that were not used in training, at most 5,000, in an order derived from their ids. */
  heldOut: CorpusPaper[];
  /** Other papers, for methods that learn from a corpus. */
  others: CorpusPaper[];
  /** The selection of `heldOut`, in words. */
  rule: string;
}

/** The split of training/corpus.py: the top 4 % by hash are held out. */
const HELD_OUT = 0.96;
/** The share of the rest from which a baseline learns: about 17,000 papers. */
const OTHERS = 0.05;
const MOST = 5_000;
const MOST_OTHERS = 17_000;

/**
 * Reads a corpus of JSON lines, plain, `.gz` or `.xz` (with the `xz` command). A folder of files is the training corpus
 * and is split as in training; in a single file, every paper counts as held out.
 */
export async function readCorpus(path: string, trees: ReadingList[]): Promise<Corpus> {
  const whole = statSync(path).isDirectory();
  const files = whole
    ? readdirSync(path)
        .filter(isCorpusFile)
        .sort()
        .map((name) => join(path, name))
    : [path];
  const reserved = new Set(trees.flatMap(({ papers }) => papers.map(({ title }) => titleKey(title))));
  const ranked: { rank: number; paper: CorpusPaper }[] = [];
  const others: CorpusPaper[] = [];
  for (const file of files) {
    for await (const line of linesOf(file)) {
      const id = /^\{"id": ?"([^"\\]*)"/.exec(line)?.[1];
      if (id === undefined || (whole && !id.startsWith('arXiv:'))) continue;
      const rank = idHash(id);
      if (whole && rank >= OTHERS && rank < HELD_OUT) continue;
      const paper = JSON.parse(line) as CorpusPaper;
      if (!paper.abstract || reserved.has(titleKey(paper.title))) continue;
      if (whole && rank < OTHERS) others.push(paper);
      else ranked.push({ rank, paper });
    }
  }
  ranked.sort((a, b) => a.rank - b.rank);
  const papers = ranked.map(({ paper }) => paper);
  return {
    heldOut: papers.slice(0, MOST),
    others: whole ? others : papers.slice(MOST, MOST + MOST_OTHERS),
    rule: whole ? 'arXiv papers that training holds out, none of the reported trees' : `papers of ${path}`,
  };
}

function isCorpusFile(name: string): boolean {
  return /\.jsonl(\.xz|\.gz)?$/.test(name);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) throw new Error(`No corpus at ${file}.`);
  let input: NodeJS.ReadableStream = createReadStream(file);
  if (file.endsWith('.gz')) input = input.pipe(createGunzip());
  if (file.endsWith('.xz'))
    input = spawn('xz', ['-dc', file], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout;
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

/** A number from 0 to 1 that depends only on the text; `id_hash` in training/corpus.py. */
export function idHash(text: string): number {
  return Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 12), 16) / 16 ** 12;
}

/**
 * Whether the list is in the half whose headings are never used in training; `is_reporting_tree` in training/corpus.py.
 */
export function isReportingTree({ id }: Pick<ReadingList, 'id'>): boolean {
  return idHash(`tree:${id}`) >= 0.5;
}

function titleKey(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
