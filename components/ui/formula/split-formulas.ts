/** A stretch of text, or of LaTeX between dollars. */
export type Part = { text: string } | { latex: string };

/** `$…$` or `$$…$$` on one line, no dollar escaped, no space inside its edges: "costs $5 and $10" is no formula. */
const formula = /(?<!\\)\$\$?(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$\$?(?!\d)/g;

/** Text as papers have it, cut where formulas begin and end. */
export function splitFormulas(text: string): Part[] {
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
