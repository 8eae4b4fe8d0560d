import type { PaperRows } from '@/lib/search/index/paper-rows';
import type { TopicBranches } from '@/lib/search/index/topic-branches';

/**
 * The words of the names above papers, and the topics of each paper. They are not stored in the papers' postings,
 * so that renaming a topic or moving a paper only requires rebuilding this object.
 */
export class TopicWords {
  /** For each term, the numbers of the topics whose path contains it, and how often. */
  private readonly terms = new Map<string, Map<number, number>>();
  /** Rows grouped by topic, and the position at which each topic's rows start. */
  private readonly members: Int32Array;
  private readonly starts: Int32Array;
  /** Number of terms in the names above each row. */
  readonly lengths: Uint16Array;
  /** The mean of `lengths` over all papers. */
  readonly meanLength: number;

  constructor(rows: PaperRows, branches: TopicBranches) {
    const sizes = rows.topicIds.map((id, topic) => this.readPath(topic, branches.pathTerms(id)));
    this.starts = new Int32Array(sizes.length + 1);
    this.lengths = new Uint16Array(rows.count);
    let total = 0;
    const each = (visit: (row: number, topic: number) => void) => {
      for (let row = 0; row < rows.count; row++) {
        if (!rows.live[row]) continue;
        for (const topic of rows.topicsOf(row)) visit(row, topic);
      }
    };
    each((row, topic) => {
      this.starts[topic + 1] = (this.starts[topic + 1] as number) + 1;
      this.lengths[row] = (this.lengths[row] as number) + (sizes[topic] as number);
      total += sizes[topic] as number;
    });
    for (let topic = 0; topic < sizes.length; topic++)
      this.starts[topic + 1] = (this.starts[topic + 1] as number) + (this.starts[topic] as number);
    this.members = new Int32Array(this.starts.at(-1) ?? 0);
    const next = this.starts.slice();
    each((row, topic) => {
      this.members[next[topic] as number] = row;
      next[topic] = (next[topic] as number) + 1;
    });
    this.meanLength = total / Math.max(1, rows.size);
  }

  /** Calls `visit` for each term. */
  eachTerm(visit: (term: string) => void): void {
    for (const term of this.terms.keys()) visit(term);
  }

  /** Rows whose topics' paths contain the term, and how often; each row once. */
  rowsOf(term: string): Map<number, number> {
    const rows = new Map<number, number>();
    for (const [topic, count] of this.terms.get(term) ?? [])
      for (let at = this.starts[topic] as number; at < (this.starts[topic + 1] as number); at++) {
        const row = this.members[at] as number;
        rows.set(row, (rows.get(row) ?? 0) + count);
      }
    return rows;
  }

  /** @returns the number of distinct terms in the path. */
  private readPath(topic: number, path: string): number {
    const own = new Set<string>();
    for (const term of path.split(' ')) {
      if (term === '') continue;
      own.add(term);
      const topics = this.terms.get(term) ?? new Map<number, number>();
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
      this.terms.set(term, topics);
    }
    return own.size;
  }
}
