import type { FilingRule } from '@/lib/domain/rules/rule';
import { foldText } from '@/lib/domain/text/fold-text';
import { wordsOf } from '@/lib/engine/text/split-into-words';

/**
 * The first rule that fits, or `null`. A rule fits a paper that has one of its categories and all of its words. A
 * rule without categories and words fits nothing.
 */
export function firstMatchingRule<Rule extends Omit<FilingRule, 'topicId'>>(
  rules: readonly Rule[],
  paper: { title: string; abstract: string; categories: string[]; keywords: string[] },
): Rule | null {
  let held: Set<string> | null = null;
  const holds = (stem: string) => {
    held ??= new Set(foldedStems([paper.title, ...paper.keywords, paper.abstract].join('. ')));
    return held.has(stem);
  };
  const fits = ({ categories, words }: Rule) => {
    const stems = words.flatMap(foldedStems);
    return (
      categories.length + stems.length > 0 &&
      (categories.length === 0 || categories.some((category) => paper.categories.includes(category))) &&
      stems.every(holds)
    );
  };
  return rules.find(fits) ?? null;
}

/** Accents are ignored, as in a search, because people type the words of rules. */
function foldedStems(text: string): string[] {
  return wordsOf(foldText(text));
}
