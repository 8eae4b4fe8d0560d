import type { FilingRule } from '@/lib/domain/rules/rule';
import { message } from '@/lib/platform/messages';

const any = new Intl.ListFormat(undefined, { type: 'disjunction' });
const all = new Intl.ListFormat(undefined, { type: 'conjunction' });

/** The papers that match a rule, in words, such as "cs.RO or cs.AI with “grasp” and “robot”". */
export function formatRule({ categories, words }: Pick<FilingRule, 'categories' | 'words'>): string {
  const classes = any.format(categories);
  const quoted = all.format(words.map((word) => `“${word}”`));
  if (words.length === 0) return classes;
  return categories.length === 0 ? message('rule_words', [quoted]) : message('rule_both', [classes, quoted]);
}

/** Parses the text of the form: classes are separated by commas or spaces, words only by commas. */
export function ruleFromText(categories: string, words: string): Pick<FilingRule, 'categories' | 'words'> {
  const parts = (text: string, at: RegExp) => [
    ...new Set(
      text
        .split(at)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ];
  return { categories: parts(categories, /[,;\s]+/), words: parts(words, /[,;]+/) };
}
