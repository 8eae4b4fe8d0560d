/** A stretch of text, or of LaTeX between dollars. */
export type Part = { text: string } | { latex: string };

/** `$…$` or `$$…$$` on one line, no dollar escaped, no space inside its edges: "costs $5 and $10" is no formula. */
const formula = /(?<!\\)\$\$?(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$\$?(?!\d)/g;

/** LaTeX commands that refer to something elsewhere (citations, references, labels) and tell a reader nothing. */
const keys = /[\s~]*\\(?:[cC]ite[a-z]*|[a-zA-Z]*ref|label|footnotemark)\*?(?:\[[^\]]*\])*\{[^{}]*\}/g;

/** The text without citations, references and labels. */
export function withoutReferences(text: string): string {
  return text.includes('\\') ? text.replace(keys, '') : text;
}

/** A paper's text without citations, references and labels, split into text and formulas. */
export function splitFormulas(written: string): Part[] {
  const text = withoutReferences(written);
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(formula)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ latex: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
