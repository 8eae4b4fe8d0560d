import type { Paper } from './paper';
import type { Placement } from './placement';
import type { Rule } from './rule';
import type { Topic } from './topic';

/** All that a person's library says: what exporters take, importers make, and backups hold. One placement a paper. */
export interface LibraryContents {
  papers: Paper[];
  topics: Topic[];
  placements: Placement[];
  rules: Rule[];
}
