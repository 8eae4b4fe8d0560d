/**
 * Splits a text at marks and unescapes the parts; reads what `escapeMarks` writes.
 * @param escaped Characters that a backslash escapes, besides a backslash; before others, a backslash is kept.
 */
export function splitEscaped(text: string, marks: string, escaped = marks): string[] {
  const parts = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    const [sign = '', next = ''] = [text[at], text[at + 1]];
    if (sign === '\\' && next !== '' && (next === '\\' || escaped.includes(next))) {
      part += next;
      at++;
    } else if (marks.includes(sign)) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part];
}
