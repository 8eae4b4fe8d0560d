import type { TopicId } from '@/lib/domain/ids';
import type { Query } from '@/lib/engine/features/features';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { type TopicStatistics, topicStatistics } from '@/lib/engine/state/topic-statistics';
import type { TopicSums } from '@/lib/engine/state/topic-sums';
import type { PaperWords } from '@/lib/engine/text/vocabulary';
import { dot } from '@/lib/vectors/float-vectors';

/**
 * Number of topics that are compared in detail, those with the nearest prototypes. On the 25 lists that the bundled
 * model never saw (up to 92 headings), 16 place as well as all do: 0.6572 right at first and 0.8734 within three,
 * against 0.6571 and 0.8741.
 */
const CLOSELY = 16;

/**
 * Added to each topic's total of words, as in `words50`, so that a topic of one or two words does not win by them
 * alone.
 */
const SMOOTHING = 50;
/** Number of topics without a vector, as in a script that the model does not know, that are compared as well. */
const BY_WORDS = 4;

/**
 * Rows of the topic statistics that may take the paper, without locked and rejected topics: those with the nearest
 * prototypes, nearest first, then those without a prototype that share the most words with it. For a paper without
 * a vector, only words count.
 */
export function candidatesFor(
  state: LibraryState,
  { vector, words }: Pick<Query, 'vector' | 'words'>,
  rejected: ReadonlySet<TopicId>,
): number[] {
  const statistics = topicStatistics(state);
  const { topics, unlocked, prototypes } = statistics;
  const { dimensions } = state;
  const open = rejected.size > 0 ? unlocked.filter((row) => !rejected.has(topics[row] as TopicId)) : unlocked;
  if (open.length <= CLOSELY) return open;
  const byWords = (rows: number[], limit: number) =>
    highest(
      rows,
      rows.map((row) => sharedWeight(statistics, row, words)),
      limit,
    );
  if (vector.every((x) => x === 0)) return byWords(open, CLOSELY);
  const near = highest(
    open,
    open.map((row) => dot(vector, 0, prototypes, row * dimensions, dimensions)),
    CLOSELY,
  );
  const unknown = open.filter((row) => prototypes[row * dimensions] === 0 && !near.includes(row));
  const named = unknown.filter((row) => isZero(prototypes, row * dimensions, dimensions));
  return named.length > 0 ? [...near, ...byWords(named, BY_WORDS)] : near;
}

/** Share of the topic's words, including those of its name, that the paper contains. */
function sharedWeight({ branches }: TopicStatistics, row: number, paper: PaperWords): number {
  const { words, nameWords } = branches[row] as TopicSums;
  let shared = 0;
  for (const code of paper) shared += words.weight(code >>> 1) + Number(nameWords.includes(code >>> 1));
  return shared / (words.total + nameWords.length + SMOOTHING);
}

function isZero(rows: Float32Array, start: number, size: number): boolean {
  for (let at = start; at < start + size; at++) if (rows[at] !== 0) return false;
  return true;
}

/** The `limit` rows of the highest values, highest first. */
function highest(rows: number[], values: number[], limit: number): number[] {
  // Sorting numbers natively is far faster than sorting rows with a comparison function.
  const least = Float64Array.from(values).sort()[Math.max(0, rows.length - limit)] as number;
  return rows
    .flatMap((row, i) => {
      const value = values[i] as number;
      return value >= least ? [{ row, value }] : [];
    })
    .sort((a, b) => b.value - a.value || a.row - b.row)
    .slice(0, limit)
    .map(({ row }) => row);
}
