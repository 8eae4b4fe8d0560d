import type { LibraryContents } from '@/lib/domain/library-contents';
import { LIBRARY_FILE_VERSION } from './library-file-schema';

/** A list of the library file. */
type List = keyof LibraryContents;

/**
 * Functions that turn a record of a version into a record of the next; the result is validated afterwards. A list that
 * a version lacks is empty: version 1 had no declined proposals.
 */
const steps: Readonly<Record<number, (list: List, record: unknown) => unknown>> = {
  1: (_, record) => record,
  // Papers had no sources and no editors, both of which may be absent.
  2: (_, record) => record,
};

/** Upgrades a record to the current version. If the version is unknown, as in a damaged file, it stays unchanged. */
export function upgradeRecord(list: List, record: unknown, version: number): unknown {
  let upgraded = record;
  for (let from = version; from < LIBRARY_FILE_VERSION; from++) {
    const step = steps[from];
    if (!step) break;
    upgraded = step(list, upgraded);
  }
  return upgraded;
}
