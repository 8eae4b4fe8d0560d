import { parseAuthors } from '@/lib/bibliography/author';
import { writtenText } from '@/lib/capture/page/text-of-element';
import type { Author } from '@/lib/domain/papers/paper';

const arxiv = 'https://arxiv.org';

/**
 * Authors from links to arXiv's author search. The query in the link, `Di Example, P`, shows where the family name
 * begins, unlike the shown name, `P. Di Example`.
 */
export function linkedAuthors(links: Iterable<Element>): Author[] {
  return parseAuthors([...links].map((link) => familyFirst(writtenText(link).trim(), link)));
}

function familyFirst(name: string, link: Element): string {
  const href = link.getAttribute('href') ?? '';
  const url = URL.canParse(href, arxiv) ? new URL(href, arxiv) : undefined;
  const [family = ''] = url?.searchParams.get('query')?.split(',') ?? [];
  return family && name.endsWith(` ${family}`) ? `${family}, ${name.slice(0, -family.length)}` : name;
}
