import { BOUNDS } from './bounds';

/** Controls of writing direction and invisible characters, by which a text can be made to look like another. */
const deceptive = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Half of a character that is written as two units. */
const broken = /\p{Cs}/gu;
const blank = /[\s\p{Cc}]+/gu;

/** Plain text of one line and at most `max` UTF-16 units: white space single, nothing invisible. */
export function cleanText(raw: string, max: number): string {
  // A text of megabytes is cut before it is gone through; blanks are why four times as much is read.
  const text = raw
    .slice(0, max * 4)
    .replace(deceptive, '')
    .replace(broken, '')
    .replace(blank, ' ')
    .trim();
  return text.normalize('NFC').slice(0, max).replace(broken, '').trimEnd();
}

/** Cleaned text of the first element that matches and says something; empty where none does. */
export function textOf(parent: ParentNode, selector: string, max: number): string {
  for (const element of parent.querySelectorAll(selector)) {
    const text = cleanText(writtenText(element), max);
    if (text) return text;
  }
  return '';
}

/** Whether anything of a text that a page shows can be read, so that it stays when the text is cleaned. */
export function hasWords(raw: string): boolean {
  return /[\p{L}\p{N}]/u.test(raw.slice(0, BOUNDS.title));
}

/** Text of an element as its author wrote it: without its label, and with LaTeX where MathJax has drawn it. */
export function writtenText(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    if (node.nodeType === 1) text += writtenTextOfChild(node as Element);
  }
  return text;
}

function writtenTextOfChild(element: Element): string {
  if (element.matches('script[type^="math/tex"]')) return `$${element.textContent ?? ''}$`;
  if (element.matches('br')) return ' ';
  if (element.matches('p, div, li, section, h1, h2, h3, h4, h5, h6')) return ` ${writtenText(element)} `;
  if (element.matches('math[alttext]')) return `$${element.getAttribute('alttext')}$`;
  if (element.matches('script, style, mjx-container, .descriptor, [class^="MathJax"]')) return '';
  return writtenText(element);
}
