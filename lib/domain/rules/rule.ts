import type { RuleId, TopicId } from '@/lib/domain/ids';

/** Papers of these categories with these words go to this topic. */
export interface FilingRule {
  topicId: TopicId;
  /** Subject classes, e.g. `cs.RO`; one of them is enough. Empty: any. */
  categories: string[];
  /** Words of title, abstract or keywords, in any form; all of them are needed. Empty: none. */
  words: string[];
}

/** A rule as a person laid it down in the library. */
export interface Rule extends FilingRule {
  id: RuleId;
  /** The first rule that fits is followed; ascending, ties by id. */
  position: number;
}
