import { webAddress } from '@/components/ui/links/web-address';
import type { Paper } from '@/lib/domain/papers/paper';

/** Opens an address in a tab of its own, which learns nothing of the panel. */
export function openPage(address: string): void {
  open(address, '_blank', 'noopener,noreferrer');
}

/** Address of the paper's own page, else of the page where it was met; `undefined` where neither is known. */
export function pageOf(paper: Paper): string | undefined {
  return webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
}
