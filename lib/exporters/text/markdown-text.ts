import { splitFormulas } from './latex';

/** Text as Markdown that shows it: formulas stay, every other sign is escaped. One line. */
export function toMarkdown(text: string): string {
  return splitFormulas(text.replace(/\s+/g, ' '))
    .map((part) => (part.isFound ? part.text : part.text.replace(/[\\*_`[\]<>#|~$%@]/g, '\\$&')))
    .join('')
    .replace(/^([-+=]|\d+(?=[.)]))/, '\\$1');
}
