import type { PapertreeDatabase } from '@/lib/db/database';
import { createMarksFollower } from '@/lib/library/pages/look-up-marks';

/**
 * Collects the names of papers about which open pages are notified from now on, as if a page were open; a message may
 * arrive late.
 */
export function notifiedPages(db: PapertreeDatabase): string[] {
  const told: string[] = [];
  db.feed.subscribe(
    createMarksFollower(db, async (read) => {
      const message = await read();
      if (message.type === 'marksChanged') told.push(...Object.keys(message.marks));
    }),
  );
  return told;
}
