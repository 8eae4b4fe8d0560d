import type { Paper } from './papers/paper';
import type { Placement } from './placements/placement';
import type { StoredProposal } from './proposals/proposal';
import type { Rule } from './rules/rule';
import type { Topic } from './topics/topic';

/** All that a person's library says: what exporters take, importers make, and backups hold. One placement a paper. */
export interface LibraryContents {
  papers: Paper[];
  topics: Topic[];
  placements: Placement[];
  rules: Rule[];
  /** Proposals that a person declined; those that are open are derived from the rest. */
  declinedProposals: StoredProposal[];
}
