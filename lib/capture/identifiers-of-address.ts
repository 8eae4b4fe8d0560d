import { BOUNDS } from '@/lib/bibliography/bounds';
import { anyOther } from '@/lib/capture/sites/any-other';
import type { PaperIdentifiers } from '@/lib/domain/papers/paper';
import { originalAddress } from './original-address';
import { isAt } from './site';
import { sites } from './site-list';

/** The identifiers of the paper that an address leads to, by the address forms of its site; empty if it has none. */
export function identifiersOfAddress(raw: string): PaperIdentifiers {
  if (raw.length > BOUNDS.address || !URL.canParse(raw)) return {};
  const url = originalAddress(new URL(raw));
  const site = sites.find(({ hosts }) => isAt(url, hosts));
  return (site?.identify ?? anyOther.identify)(url);
}
