import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A paper of a reading list, with every place where its makers put it. */
export interface ListedPaper {
  id: string;
  title: string;
  abstract: string;
  /** Headings from the top down, each of them a place; the first is where it stands first. */
  places: string[][];
}

/** A reading list that people made, nested headings over papers. */
export interface ReadingList {
  id: string;
  papers: ListedPaper[];
}

interface TreeLine {
  tree_id: string;
  recommended: boolean;
  papers: { id: string; title: string; abstract: string }[];
  paths: string[][];
  all_paths: string[][][];
}

/** The recommended lists of a file of JSON lines, `.gz` or plain; papers without an abstract are left out. */
export function readTrees(file: string): ReadingList[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TreeLine)
    .filter(({ recommended }) => recommended)
    .map((tree) => ({
      id: tree.tree_id,
      papers: tree.papers.flatMap(({ title, abstract }, i) => {
        const first = tree.paths[i];
        if (!abstract || !first) return [];
        const places = [
          first,
          ...(tree.all_paths[i] ?? []).filter((path) => headingOf(path) !== headingOf(first)),
        ];
        return [{ id: `${tree.tree_id}#${i}`, title, abstract, places }];
      }),
    }));
}

/**
 * Half of the lists, by a hash of their id: the bundled model never saw their headings or papers
 * (`training/corpus.py` has the same rule). Figures that are to hold for lists nobody knows come from these.
 */
export function isReportingTree(tree: ReadingList): boolean {
  return Number.parseInt(createHash('sha1').update(`tree:${tree.id}`).digest('hex')[0] ?? '0', 16) >= 8;
}

/** One key for a path of headings. */
export function headingOf(path: string[]): string {
  return path.join('\u0000');
}

/** Numbers in 0 to 1 that a seed fixes (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<Item>(items: Item[], random: () => number): Item[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as Item, copy[i] as Item];
  }
  return copy;
}
