import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import type { MakeByteRows } from '@/lib/vectors/byte-rows';
import { LibraryState } from './library-state';
import type { PaperRow } from './paper-table';

/**
 * Version of the snapshot's layout and of the way that it stores words. A snapshot of another version is not read:
 * the state is rebuilt from the log.
 */
export const SNAPSHOT_VERSION = 2;

/**
 * The state as a few large blocks, which are cloned fast: restoring 10,000 papers must not read 10,000 small
 * records.
 */
export interface Snapshot {
  version: number;
  dimensions: number;
  /** The papers' lines as JSON: one long string is read far faster than many records. */
  papers: string;
  /** `dimensions` numbers per paper, in the order of the lines. */
  vectors: Float32Array;
  /** The words of all papers, and the position at which each paper's words end. */
  words: Uint32Array;
  wordEnds: Uint32Array;
  /** One word per line, in the order of the words' numbers. */
  vocabulary: string;
  topics: Topic[];
  /** `dimensions` numbers per topic; zeros if it has no name vector. */
  nameVectors: Float32Array;
}

/** Id, title, place, further topics, pinned, rejected. */
type PaperLine = [PaperId, string, Place, TopicId[], boolean, TopicId[]];

export function takeSnapshot(state: LibraryState): Snapshot {
  const { dimensions, papers } = state;
  const rows = papers.rows.flatMap((paper, row) => (paper ? [{ paper, row }] : []));
  const lines = rows.map(({ paper }): PaperLine => {
    return [paper.id, paper.title, paper.place, paper.also, paper.pinned, paper.rejected];
  });
  const vectors = new Float32Array(rows.length * dimensions);
  const wordEnds = new Uint32Array(rows.length);
  let end = 0;
  rows.forEach(({ paper, row }, line) => {
    vectors.set(papers.vector(row), line * dimensions);
    end += paper.words.length;
    wordEnds[line] = end;
  });
  const words = new Uint32Array(end);
  rows.forEach(({ paper }, line) => {
    words.set(paper.words, (wordEnds[line] as number) - paper.words.length);
  });

  const named = [...state.branches.values()].flatMap(({ topic, nameVector }) =>
    topic ? [{ topic, nameVector }] : [],
  );
  const nameVectors = new Float32Array(named.length * dimensions);
  named.forEach(({ nameVector }, i) => {
    if (nameVector) nameVectors.set(nameVector, i * dimensions);
  });
  return {
    version: SNAPSHOT_VERSION,
    dimensions,
    papers: JSON.stringify(lines),
    vectors,
    words,
    wordEnds,
    vocabulary: state.vocabulary.words.join('\n'),
    topics: named.map(({ topic }) => topic),
    nameVectors,
  };
}

/** Restores the state from the snapshot's own blocks; `null` if the snapshot has another version. */
export function restoreState(snapshot: Snapshot, makeByteRows?: MakeByteRows): LibraryState | null {
  if (snapshot.version !== SNAPSHOT_VERSION) return null;
  const { dimensions } = snapshot;
  const state = new LibraryState(dimensions, makeByteRows);
  // Before the topics: otherwise their names would assign the words new numbers.
  if (snapshot.vocabulary) for (const word of snapshot.vocabulary.split('\n')) state.vocabulary.add(word);
  snapshot.topics.forEach((topic, i) => {
    const nameVector = snapshot.nameVectors.subarray(i * dimensions, (i + 1) * dimensions);
    state.apply({ type: 'topic', topic, nameVector: nameVector.some((x) => x !== 0) ? nameVector : null });
  });
  let start = 0;
  const rows = (JSON.parse(snapshot.papers) as PaperLine[]).map(
    ([id, title, place, also, pinned, rejected], line): PaperRow => {
      const end = snapshot.wordEnds[line] as number;
      const words = snapshot.words.subarray(start, end);
      start = end;
      return { id, title, words, place, also, pinned, rejected };
    },
  );
  state.load(rows, snapshot.vectors);
  return state;
}
