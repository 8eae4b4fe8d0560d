import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A paper of a reading list, with every place where the list's authors put it. */
export interface ListedPaper {
  id: string;
  title: string;
  abstract: string;
  /** Paths of headings from the top down, one per place; the first is the paper's first place in the list. */
  places: string[][];
}

/** A reading list by people: nested headings with papers. */
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

/** The recommended lists in a file of JSON lines, `.gz` or plain, without papers that have no abstract. */
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
 * Whether the list is in the half, chosen by a hash of its id, whose headings and papers the bundled model never saw
 * (`training/corpus.py` has the same rule). Figures that claim to hold for new lists come from these.
 */
export function isReportingTree(tree: ReadingList): boolean {
  return Number.parseInt(createHash('sha1').update(`tree:${tree.id}`).digest('hex')[0] ?? '0', 16) >= 8;
}

/** A key for a path of headings. */
export function headingOf(path: string[]): string {
  return path.join('\u0000');
}

/** Random numbers from 0 to 1, determined by the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy (Fisher-Yates). */
export function shuffled<Item>(items: Item[], random: () => number): Item[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as Item, copy[i] as Item];
  }
  return copy;
}
