import { type Backup, backupReasons } from '@/lib/domain/backup';

/** How many are kept of each kind: the last of a day, the last of a week, and those made before an event. */
const DAYS = 7;
const WEEKS = 4;
const EVENTS = 3;
const DAY_MS = 86_400_000;

/**
 * The backups that can be deleted. Days and weeks are in UTC. Backups from the future were made while the clock was
 * ahead: they are counted separately, or they would displace every new one. The last backup of at least half the
 * largest size is kept whatever its age: smaller ones after it may lack lost records.
 * @param now Milliseconds since 1970.
 */
export function expiredBackups(backups: readonly Backup[], now: number): Backup[] {
  const past = backups.filter(({ at }) => at <= now);
  const future = backups.filter(({ at }) => at > now);
  return [...expired(past), ...expired(future)];
}

function expired(backups: readonly Backup[]): Backup[] {
  const lastFirst = [...backups].sort((a, b) => b.at - a.at);
  const kept = new Set<Backup>();
  keepFirst(kept, lastFirst, DAYS, ({ at }) => Math.floor(at / DAY_MS));
  // 1970 began on a Thursday.
  keepFirst(kept, lastFirst, WEEKS, ({ at }) => Math.floor((at / DAY_MS + 3) / 7));
  for (const reason of backupReasons.filter((each) => each !== 'daily')) {
    for (const backup of lastFirst.filter((each) => each.reason === reason).slice(0, EVENTS))
      kept.add(backup);
  }
  const last = lastFirst.find((backup) => sizeOf(backup) * 2 >= Math.max(...lastFirst.map(sizeOf)));
  if (last) kept.add(last);
  return lastFirst.filter((backup) => !kept.has(backup));
}

function sizeOf({ papers, topics }: Backup): number {
  return papers + topics;
}

/** Keeps the first of each period, for `count` periods. */
function keepFirst(
  kept: Set<Backup>,
  backups: Backup[],
  count: number,
  spanOf: (backup: Backup) => number,
): void {
  const spans = new Set<number>();
  for (const backup of backups) {
    const span = spanOf(backup);
    if (spans.has(span) || spans.size === count) continue;
    spans.add(span);
    kept.add(backup);
  }
}
