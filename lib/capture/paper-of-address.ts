import { arxivLinks } from '@/lib/bibliography/arxiv-pages';
import { type CapturedPaper, placeholderTitle } from '@/lib/domain/papers/paper';
import { identifiersOfAddress } from './identifiers-of-address';

/** The paper that an address leads to, with nothing but its identifier. `null` if the address contains none. */
export function paperOfAddress(address: string): CapturedPaper | null {
  const identifiers = identifiersOfAddress(address);
  const title = placeholderTitle(identifiers);
  if (!title) return null;
  return {
    identifiers,
    title,
    abstract: '',
    authors: [],
    categories: [],
    keywords: [],
    links: identifiers.arxiv ? arxivLinks(identifiers.arxiv) : { abs: address },
    pageUrl: address,
    parser: 'address',
  };
}
