import { cleanText } from '@/lib/bibliography/text';

/** Cleaned text of the first element that matches and says something; empty where none does. */
export function textOf(parent: ParentNode, selector: string, max: number): string {
  for (const element of parent.querySelectorAll(selector)) {
    const text = cleanText(writtenText(element), max);
    if (text) return text;
  }
  return '';
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
