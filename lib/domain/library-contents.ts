import type { Paper } from './papers/paper';
import type { Placement } from './placements/placement';
import type { StoredProposal } from './proposals/proposal';
import type { Rule } from './rules/rule';
import type { Topic } from './topics/topic';

/**
 * The whole library as one value: the input of exporters, the output of importers, and the content of backups. It has
 * one placement for each paper.
 */
export interface LibraryContents {
  papers: Paper[];
  topics: Topic[];
  placements: Placement[];
  rules: Rule[];
  /** Proposals that a person declined. Open ones are derived from the rest. */
  declinedProposals: StoredProposal[];
}
