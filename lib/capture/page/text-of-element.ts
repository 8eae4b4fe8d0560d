import { cleanText } from '@/lib/bibliography/clean-text';

/** The cleaned text of the first matching element that is not blank; empty if there is none. */
export function textOf(parent: ParentNode, selector: string, max: number): string {
  for (const element of parent.querySelectorAll(selector)) {
    const text = cleanText(writtenText(element), max);
    if (text) return text;
  }
  return '';
}

/** The text of an element as its author wrote it: without labels, and with LaTeX for rendered formulas. */
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
  if (element.matches('math')) return formulaOf(element);
  // MathJax 3 does not keep the LaTeX, but adds MathML for screen readers. KaTeX keeps the LaTeX in an annotation.
  if (element.matches('mjx-container, .katex')) {
    const math = element.querySelector('math');
    return math ? formulaOf(math) : '';
  }
  if (element.matches('script, style, .descriptor, [class^="MathJax"]')) return '';
  // arXiv shows addresses as `this https URL`.
  if (element.matches('a[href]') && /^this \w+ URL$/.test(element.textContent ?? ''))
    return element.getAttribute('href') ?? '';
  return writtenText(element);
}

function formulaOf(math: Element): string {
  const tex =
    math.getAttribute('alttext') ?? math.querySelector('annotation[encoding*="tex" i]')?.textContent?.trim();
  if (tex) return `$${tex}$`;
  const text = mathText(math);
  return /[_^]/.test(text) ? `$${text}$` : text;
}

/** The characters between the parts of a MathML element. */
const signs: Record<string, string> = { msub: '_', msup: '^', msubsup: '_^', mfrac: '/' };

/** MathML as text: `x^2`, `a_{ij}`, `1/2`. */
function mathText(element: Element): string {
  if (element.nodeType === 3) return (element.nodeValue ?? '').trim();
  const name = element.localName ?? 'annotation';
  if (name.startsWith('annotation')) return '';
  const parts = [...element.childNodes].map((node) => mathText(node as Element)).filter(Boolean);
  const between = signs[name];
  if (!between) return parts.join('');
  return parts
    .map((part, index) => (between[index - 1] ?? '') + (index > 0 && part.length > 1 ? `{${part}}` : part))
    .join('');
}
