import { formulaAt, splitFormulas } from './latex';

/** Markdown on one line that shows the text: formulas stay, other special characters are escaped. */
export function toMarkdown(text: string): string {
  return splitFormulas(text.replace(/\s+/g, ' '))
    .map((part) => (part.isFound ? part.text : part.text.replace(/[\\*_`[\]<>#|~$%@]/g, '\\$&')))
    .join('')
    .replace(/^([-+=]|\d+(?=[.)]))/, '\\$1');
}

/** Reverses `toMarkdown`. */
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
