import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { canRecur } from '@/lib/domain/proposals/subjects';
import { LATEST_TIME } from './library-file-schema';

type List = keyof LibraryContents;

/** The lists of a library file in order: records refer only to earlier lists or their own. */
export const listOrder = [
  'papers',
  'topics',
  'placements',
  'rules',
  'declinedProposals',
] as const satisfies List[];

/**
 * Drops rules and declined proposals whose topics or papers no longer exist, and corrects impossible times. The library
 * may come in parts, in the order of `listOrder`.
 */
export class DanglingRecordFilter {
  readonly #topics = new Set<TopicId>();
  readonly #papers = new Set<PaperId>();

  readonly #keep: { [Name in List]: (records: LibraryContents[Name]) => LibraryContents[Name] } = {
    papers: (papers) => {
      for (const { id } of papers) this.#papers.add(id);
      return papers.map((paper) =>
        isTime(paper.savedAt) ? paper : { ...paper, savedAt: timeIn(paper.savedAt) },
      );
    },
    topics: (topics) => {
      for (const { id } of topics) this.#topics.add(id);
      return topics;
    },
    placements: (placements) =>
      placements.map((placement) =>
        isTime(placement.at) ? placement : { ...placement, at: timeIn(placement.at) },
      ),
    // A rule may outlive its topic and then has no effect.
    rules: (rules) => rules.filter(({ topicId }) => this.#topics.has(topicId)),
    declinedProposals: (declined) =>
      declined.filter(({ proposal }) => canRecur(proposal, { topics: this.#topics, papers: this.#papers })),
  };

  keep<Name extends List>(list: Name, records: LibraryContents[Name]): LibraryContents[Name] {
    return this.#keep[list](records);
  }
}

/** Drops the dangling records of a whole library. */
export function dropDanglingRecords(library: LibraryContents): LibraryContents {
  const filter = new DanglingRecordFilter();
  const entries = listOrder.map((list) => [list, filter.keep(list, library[list])]);
  return Object.fromEntries(entries);
}

function isTime(milliseconds: number): boolean {
  return milliseconds >= 0 && milliseconds <= LATEST_TIME;
}

/** Corrects dates of bookmarks: earlier versions read microseconds as seconds, and then every export failed. */
function timeIn(stored: number): number {
  const milliseconds = Math.floor(stored / 1_000_000);
  return isTime(milliseconds) ? milliseconds : 0;
}
