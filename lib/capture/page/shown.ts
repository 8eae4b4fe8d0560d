import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/text';
import { textOf, writtenText } from '@/lib/capture/page/written-text';
import type { Author } from '@/lib/domain/papers/paper';

const headings = 'h1, h2, h3, h4, h5, h6';
/** No abstract is longer: what is was something else. Structured ones of medical journals reach 5,000. */
const LONGEST = 6_000;

/** The heading that holds a title; `null` where the page shows none. */
export function headingOf(document: Document, title: string): Element | null {
  const shown = [...document.querySelectorAll(headings)];
  return shown.find((heading) => cleanText(writtenText(heading), BOUNDS.title) === title) ?? null;
}

/** What stands on the page under the heading "Abstract", up to the next heading of its rank or above; empty without one. */
export function shownAbstract(document: Document): string {
  for (const label of document.querySelectorAll(headings)) {
    if (!/^\s*abstract[:.]?\s*$/i.test(label.textContent ?? '')) continue;
    const text = textAfter(label);
    if (text && text.length <= LONGEST) return text;
  }
  return '';
}

/** Names that are shown in two parts, as publishers mark them (ScienceDirect, HighWire); each once, in their order. */
export function shownAuthors(document: ParentNode): Author[] {
  const names = [...document.querySelectorAll('.surname, .nlm-surname')]
    .slice(0, BOUNDS.authors * 2)
    .map((family) => {
      const given = family.parentElement?.querySelector('.given-name, .nlm-given-names');
      return `${writtenText(family)}, ${given ? writtenText(given) : ''}`;
    });
  return parseAuthors(new Set(names));
}

function textAfter(label: Element): string {
  let text = '';
  for (
    let next = label.nextElementSibling;
    next && !endsAbstract(next, label);
    next = next.nextElementSibling
  ) {
    text += ` ${writtenText(next)}`;
  }
  // In some pages the heading stands in a box of its own.
  const section = label.closest('section');
  return cleanText(text, BOUNDS.abstract) || (section ? textOf(section, 'p', BOUNDS.abstract) : '');
}

/** Structured abstracts have headings of their own, of a lower rank: `h4` under `h3`. */
function endsAbstract(element: Element, label: Element): boolean {
  return element.matches(headings) && element.localName <= label.localName;
}
