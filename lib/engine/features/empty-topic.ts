import { isUnsorted, type LibraryState } from '@/lib/engine/state/library-state';
import type { TopicStatistics } from '@/lib/engine/state/topic-statistics';
import { WordCounts } from '@/lib/engine/state/word-counts';
import type { PaperWords } from '@/lib/engine/text/vocabulary';
import { addScaled, dot, writeUnit } from '@/lib/vectors/float-vectors';

/**
 * Number of papers that represent an empty topic (compare TELEClass, Zhang et al. 2024, which mines words for a
 * class). With 5, 10 and 20 papers, placing by headings alone got 0.464, 0.461 and 0.464 of the reading lists'
 * papers right at first and 0.699, 0.703 and 0.703 within three, against 0.427 and 0.657 without mining.
 */
const MINED = 10;
/** Added to the cosine of a paper that contains all words of the name, and once more if its title does. */
const NAMED = 0.1;
/**
 * Maximum number of papers that are searched. If there are more, those with the lowest ids are used, so that the
 * same library gives the same papers.
 */
const MOST_PAPERS = 2000;

/** Evidence about a topic without papers, mined from the library. */
export interface MinedTopic {
  /**
   * Mean of the mined papers' vectors and the path's vector, at length 1; the path's vector if there are no papers.
   */
  prototype: Float32Array;
  words: WordCounts;
}

interface Pool {
  rows: number[];
  /** By the topic's row in the statistics. */
  topics: Map<number, NearestPapers>;
}

interface NearestPapers {
  /**
   * Rows of the papers nearest to the topic, nearest first: one more than needed, in case the queried paper is
   * among them.
   */
  rows: number[];
  /** The evidence from the first `MINED` of them. */
  mined: MinedTopic;
}

const pools = new WeakMap<object, Pool>();

/**
 * Mines evidence about a topic from the papers that no person filed, without `asked`, a row of the paper table or
 * -1.
 */
export function mineTopic(
  state: LibraryState,
  statistics: TopicStatistics,
  topic: number,
  asked: number,
): MinedTopic {
  const { rows, topics } = poolOf(state);
  let nearest = topics.get(topic);
  if (!nearest) {
    const likeliest = nearestTo(state, statistics, topic, rows);
    nearest = { rows: likeliest, mined: mine(state, statistics, topic, likeliest.slice(0, MINED)) };
    topics.set(topic, nearest);
  }
  const at = nearest.rows.indexOf(asked);
  if (at < 0 || at >= MINED) return nearest.mined;
  return mine(
    state,
    statistics,
    topic,
    nearest.rows.filter((row) => row !== asked),
  );
}

function mine(state: LibraryState, statistics: TopicStatistics, topic: number, rows: number[]): MinedTopic {
  const { dimensions, papers } = state;
  const sum = new Float64Array(dimensions);
  addScaled(sum, 0, statistics.paths, topic * dimensions, dimensions, 1);
  for (const row of rows) addScaled(sum, 0, papers.vectors, row * dimensions, dimensions, 1);
  const prototype = new Float32Array(dimensions);
  writeUnit(sum, 0, prototype, 0, dimensions);
  const words = new WordCounts();
  words.addAll(rows.flatMap((row) => papers.rows[row]?.words ?? []));
  return { prototype, words };
}

function poolOf(state: LibraryState): Pool {
  const known = pools.get(state.contents);
  if (known) return known;
  const { rows: papers } = state.papers;
  let rows = papers.flatMap((paper, row) =>
    paper && (!paper.pinned || isUnsorted(state, row)) ? [row] : [],
  );
  if (rows.length > MOST_PAPERS)
    rows = rows.sort((a, b) => (idOf(state, a) < idOf(state, b) ? -1 : 1)).slice(0, MOST_PAPERS);
  const pool: Pool = { rows, topics: new Map() };
  pools.set(state.contents, pool);
  return pool;
}

function nearestTo(
  state: LibraryState,
  statistics: TopicStatistics,
  topic: number,
  rows: number[],
): number[] {
  const { dimensions, papers } = state;
  const name = statistics.branches[topic]?.nameWords ?? [];
  return rows
    .map((row) => {
      const cosine = dot(papers.vectors, row * dimensions, statistics.paths, topic * dimensions, dimensions);
      return { row, score: cosine + NAMED * held(papers.rows[row]?.words, name) };
    })
    .sort((a, b) => b.score - a.score || (idOf(state, a.row) < idOf(state, b.row) ? -1 : 1))
    .slice(0, MINED + 1)
    .map(({ row }) => row);
}

/** Share of the name's words that the paper contains, plus the share that its title contains: 0 to 2. */
function held(words: PaperWords | undefined, name: number[]): number {
  if (!words || name.length === 0) return 0;
  let found = 0;
  for (const code of words) if (name.includes(code >>> 1)) found += 1 + (code & 1);
  return found / name.length;
}

function idOf(state: LibraryState, row: number): string {
  return state.papers.rows[row]?.id ?? '';
}
