import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId } from '@/lib/domain/ids';
import type { RecordedTable } from '@/lib/domain/log/change';
import { parts } from '@/lib/domain/split-into-parts';

/** Keys of records by table. */
export type RecordKeys = ReadonlyMap<RecordedTable, ReadonlySet<string>>;

/** Changes read at once. */
const AT_ONCE = 500;
/** Changes of other acts that are read too, for each change of the act: a lookup by key costs about as much. */
const OTHERS = 4;

/** The records that the act has written. */
export async function recordsOfAct({ changes }: PapertreeDatabase, act: ActId): Promise<RecordKeys> {
  const keys = new Map<RecordedTable, Set<string>>();
  const seqs = await changes.where('act').equals(act).primaryKeys();
  for (const some of parts(seqs, AT_ONCE)) {
    const [first = 0, last = 0] = [some[0], some.at(-1)];
    const isRun = last - first < OTHERS * some.length;
    const read = isRun
      ? await changes.where(':id').between(first, last, true, true).toArray()
      : await changes.bulkGet(some);
    for (const change of read) {
      if (change?.act !== act) continue;
      const { table, key } = change;
      keys.set(table, (keys.get(table) ?? new Set<string>()).add(key));
    }
  }
  return keys;
}
