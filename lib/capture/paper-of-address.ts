import { arxivLinks } from '@/lib/bibliography/arxiv';
import { type CapturedPaper, placeholderTitle } from '@/lib/domain/papers/paper';
import { identifiersOfAddress } from './identify';

/** All that an address tells of the paper it leads to: its name. `null` where it leads to none. */
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
