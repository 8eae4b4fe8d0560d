import type { TopicId } from '@/lib/domain/ids';
import { wordsOf } from './words';

/** What a person laid down: papers of these categories with these words go to this topic. */
export interface Rule {
  topicId: TopicId;
  /** Subject classes, e.g. `cs.RO`; one of them is enough. Empty: any. */
  categories: string[];
  /** Words of title, abstract or keywords, in any form; all of them are needed. Empty: none. */
  words: string[];
}

/** The topic of the first rule that fits, or `null`. A rule without categories and words fits nothing. */
export function ruledTopic(
  rules: Rule[],
  paper: { title: string; abstract: string; categories: string[]; keywords: string[] },
): TopicId | null {
  if (rules.length === 0) return null;
  const held = new Set(wordsOf([paper.title, ...paper.keywords, paper.abstract].join('. ')));
  const fits = ({ categories, words }: Rule) =>
    categories.length + words.length > 0 &&
    (categories.length === 0 || categories.some((category) => paper.categories.includes(category))) &&
    words.flatMap(wordsOf).every((word) => held.has(word));
  return rules.find(fits)?.topicId ?? null;
}
