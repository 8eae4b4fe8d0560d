import type { PapertreeDatabase } from '@/lib/db/database';
import { createMarksFollower } from '@/lib/library/pages/look-up-marks';

/** The names of the papers that open pages are notified of from now on, as if one were open; a message may come late. */
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
