import { formulaAt, splitFormulas } from './latex';

/** Text as Markdown that shows it: formulas stay, every other sign is escaped. One line. */
export function toMarkdown(text: string): string {
  return splitFormulas(text.replace(/\s+/g, ' '))
    .map((part) => (part.isFound ? part.text : part.text.replace(/[\\*_`[\]<>#|~$%@]/g, '\\$&')))
    .join('')
    .replace(/^([-+=]|\d+(?=[.)]))/, '\\$1');
}

/** The text that such Markdown shows. */
export function fromMarkdown(markdown: string): string {
  let text = '';
  for (let at = 0; at < markdown.length; ) {
    const formula = formulaAt(markdown, at);
    const isEscaped = formula === null && /^\\[\\*_`[\]<>#|~$%@+=\d-]/.test(markdown.slice(at, at + 2));
    text += formula ?? markdown[at + (isEscaped ? 1 : 0)];
    at += formula?.length ?? (isEscaped ? 2 : 1);
  }
  return text;
}
