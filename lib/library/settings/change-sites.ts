import { readSitePreferences } from '@/lib/db/queries/read-settings';
import { writeSetting } from '@/lib/db/read-and-write-settings';
import type { PaperId } from '@/lib/domain/ids';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { LibraryContext } from '@/lib/library/context';
import { rememberSeen } from '@/lib/library/pages/seen-papers';

/** Says what is done on pages from now on; open pages hear of it, and what waits to be completed goes on. */
export async function changeSites({ db }: LibraryContext, change: Partial<SitePreferences>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await writeSetting(db, 'sites', { ...(await readSitePreferences(db)), ...change });
  });
}

/** Remembers a paper that was read for a while, where the person wants that. */
export async function readOnPage(context: LibraryContext, names: PaperId[]): Promise<void> {
  if ((await readSitePreferences(context.db)).remembersRead) await rememberSeen(context, names, 'read');
}

/** Forgets every paper that was read or dismissed and not saved. */
export async function forgetAllSeen({ db }: LibraryContext): Promise<void> {
  const papers = await db.seen.toCollection().primaryKeys();
  await db.seen.clear();
  db.feed.publish({ type: 'seen', papers });
}
