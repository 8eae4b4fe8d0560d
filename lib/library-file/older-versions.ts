import type { LibraryContents } from '@/lib/domain/library-contents';
import { LIBRARY_FILE_VERSION } from './library-file-schema';

/** A list of the library file. */
type List = keyof LibraryContents;

/**
 * What makes a record of one version a record of the next; it is checked afterwards. Lists that a version lacks are
 * empty: version 1 had no declined proposals.
 */
const steps: Readonly<Record<number, (list: List, record: unknown) => unknown>> = {
  1: (_, record) => record,
  // Papers had no sources and no editors, both of which may be absent.
  2: (_, record) => record,
};

/** The record as this version would hold it. A version that is not known, as in a damaged file, changes nothing. */
export function upgradeRecord(list: List, record: unknown, version: number): unknown {
  let upgraded = record;
  for (let from = version; from < LIBRARY_FILE_VERSION; from++) {
    const step = steps[from];
    if (!step) break;
    upgraded = step(list, upgraded);
  }
  return upgraded;
}
