import { webAddress } from '@/components/ui/links/web-address';
import type { Paper } from '@/lib/domain/papers/paper';

/** Opens an address in a new tab that has no access to the panel. */
export function openPage(address: string): void {
  open(address, '_blank', 'noopener,noreferrer');
}

/** The address of the paper's own page, otherwise of the page where it was found; `undefined` if neither is known. */
export function pageOf(paper: Paper): string | undefined {
  return webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
}
