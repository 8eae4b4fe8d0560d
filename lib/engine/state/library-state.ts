import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { EngineEvent, FiledPaper } from '@/lib/engine/inputs-and-results';
import { wordsOf } from '@/lib/engine/text/split-into-words';
import { type PaperWords, paperWords, Vocabulary } from '@/lib/engine/text/vocabulary';
import type { MakeByteRows } from '@/lib/vectors/byte-rows';
import { unit } from '@/lib/vectors/float-vectors';
import { type PaperRow, PaperTable, topicsOf } from './paper-table';
import { addMember, addMembers, copyOf, emptySums, removeMember, type TopicSums } from './topic-sums';
import { type TopicTree, topicTree } from './tree-shape';

/**
 * Everything the engine knows. It is a function of the records alone: the same papers and topics give the same
 * state, whatever happened in between.
 */
export class LibraryState {
  readonly papers: PaperTable;
  readonly branches = new Map<TopicId, TopicSums>();
  readonly vocabulary = new Vocabulary();
  /** Number of papers that contain each word, by the word's number. */
  readonly documentFrequency: number[] = [];
  /** Sum of all document frequencies. */
  wordTotal = 0;
  /** A new object after each change to a topic or its papers. Values derived from those are cached under it. */
  version: object = {};
  /** A new object after each event, including those that change only Unsorted. */
  contents: object = {};
  #tree: TopicTree | null = null;

  constructor(
    readonly dimensions: number,
    makeByteRows?: MakeByteRows,
  ) {
    this.papers = new PaperTable(dimensions, makeByteRows);
  }

  get tree(): TopicTree {
    this.#tree ??= topicTree([...this.branches.values()].flatMap(({ topic }) => topic ?? []));
    return this.#tree;
  }

  branch(id: TopicId): TopicSums {
    const known = this.branches.get(id);
    if (known) return known;
    const branch = emptySums(this.dimensions);
    this.branches.set(id, branch);
    return branch;
  }

  apply(event: EngineEvent): void {
    this.contents = {};
    switch (event.type) {
      case 'topic': {
        const branch = this.branch(event.topic.id);
        branch.topic = event.topic;
        branch.nameVector = event.nameVector && unit(event.nameVector, this.dimensions);
        branch.nameWords = [...new Set(wordsOf(event.topic.name))].map((word) => this.vocabulary.add(word));
        this.#treeChanged();
        break;
      }
      case 'topic-removed': {
        const branch = this.branches.get(event.topicId);
        if (branch) {
          branch.topic = null;
          branch.nameVector = null;
          branch.nameWords = [];
          this.#forgetIfEmpty(event.topicId);
        }
        this.#treeChanged();
        break;
      }
      case 'filed':
        this.#unfile(event.paper.id);
        this.#file(event.paper, event);
        break;
      case 'unfiled':
        this.#unfile(event.paperId);
        break;
    }
  }

  /**
   * Fills an empty state with many papers at once. `vectors` holds their unit vectors in the same order and is not
   * copied.
   */
  load(rows: PaperRow[], vectors: Float32Array): void {
    this.version = {};
    this.contents = {};
    const members = new Map<TopicId, number[]>();
    this.papers.load(rows, vectors);
    rows.forEach((paper, row) => {
      this.#countWords(paper.words, 1);
      for (const id of topicsOf(paper)) {
        const others = members.get(id);
        if (others) others.push(row);
        else members.set(id, [row]);
      }
    });
    for (const [id, added] of members) addMembers(this.branch(id), added, this.papers);
  }

  /**
   * Calls `answer` as if the paper were not in the library, and returns its result. Afterwards the state is exactly
   * as before, to the last bit.
   */
  without<Answer>(id: PaperId, answer: () => Answer): Answer {
    const row = this.papers.find(id);
    const paper = this.papers.rows[row];
    if (!paper) return answer();
    const { version } = this;
    const whole = topicsOf(paper).map((topicId) => [topicId, this.branch(topicId)] as const);
    for (const [topicId, branch] of whole) this.branches.set(topicId, copyOf(branch));
    this.#count(row, removeMember, -1);
    try {
      return answer();
    } finally {
      this.#countWords(paper.words, 1);
      for (const [topicId, branch] of whole) this.branches.set(topicId, branch);
      this.version = version;
    }
  }

  #treeChanged(): void {
    this.#tree = null;
    this.version = {};
  }

  #file(paper: FiledPaper, filing: EngineEvent & { type: 'filed' }): void {
    const row = this.papers.add(
      {
        id: paper.id,
        title: paper.title,
        words: paperWords(paper, this.vocabulary),
        place: filing.topicId,
        also: [...new Set(filing.also)].filter((id) => id !== filing.topicId),
        pinned: filing.madeBy === 'person',
        rejected: filing.rejected,
      },
      unit(paper.vector, this.dimensions),
    );
    this.#count(row, addMember, 1);
  }

  #unfile(id: PaperId): void {
    const row = this.papers.find(id);
    if (row < 0) return;
    this.#count(row, removeMember, -1);
    this.papers.remove(row);
  }

  #count(row: number, change: typeof addMember, sign: 1 | -1): void {
    const paper = this.papers.rows[row];
    if (!paper) return;
    this.#countWords(paper.words, sign);
    for (const id of topicsOf(paper)) {
      this.version = {};
      change(this.branch(id), row, this.papers);
      this.#forgetIfEmpty(id);
    }
  }

  #countWords(words: PaperWords, sign: 1 | -1): void {
    this.wordTotal += sign * words.length;
    for (const code of words)
      this.documentFrequency[code >>> 1] = (this.documentFrequency[code >>> 1] ?? 0) + sign;
  }

  #forgetIfEmpty(id: TopicId): void {
    const branch = this.branches.get(id);
    if (branch && !branch.topic && branch.members.length === 0) this.branches.delete(id);
  }
}

/** Whether the paper waits for a topic: it is in Unsorted, or in a topic that is gone. */
export function isUnsorted(state: LibraryState, row: number): boolean {
  const paper = state.papers.rows[row];
  return paper !== undefined && (paper.place === UNSORTED || !state.branches.get(paper.place)?.topic);
}
