import type { RuleId, TopicId } from '@/lib/domain/ids';

/** A rule that files papers of these categories with these words in a topic. */
export interface FilingRule {
  topicId: TopicId;
  /** Subject classes, e.g. `cs.RO`; a paper needs one of them. Empty: any. */
  categories: string[];
  /** Words in title, abstract or keywords, in any grammatical form; a paper needs all of them. Empty: none needed. */
  words: string[];
}

/** A rule that a person created. */
export interface Rule extends FilingRule {
  id: RuleId;
  /** The order of rules, ascending, ties by id; the first rule that fits applies. */
  position: number;
}
