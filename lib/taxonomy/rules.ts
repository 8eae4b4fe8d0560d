import type { TopicId } from '@/lib/domain/ids';
import type { FilingRule } from '@/lib/domain/rule';
import { wordsOf } from './words';

/** The topic of the first rule that fits, or `null`. A rule without categories and words fits nothing. */
export function ruledTopic(
  rules: FilingRule[],
  paper: { title: string; abstract: string; categories: string[]; keywords: string[] },
): TopicId | null {
  if (rules.length === 0) return null;
  const held = new Set(wordsOf([paper.title, ...paper.keywords, paper.abstract].join('. ')));
  const fits = ({ categories, words }: FilingRule) =>
    categories.length + words.length > 0 &&
    (categories.length === 0 || categories.some((category) => paper.categories.includes(category))) &&
    words.flatMap(wordsOf).every((word) => held.has(word));
  return rules.find(fits)?.topicId ?? null;
}
