import { readSitePreferences } from '@/lib/db/queries/read-settings';
import { writeSetting, writeSettings } from '@/lib/db/settings-table';
import type { PaperId } from '@/lib/domain/ids';
import type { FilingPreferences } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { LibraryContext } from '@/lib/library/context';
import { rememberSeen } from '@/lib/library/pages/seen-papers';

/** Changes the preferences for filing; papers that are filed already stay where they are. */
export async function changeSettings(
  { db }: LibraryContext,
  changes: Partial<FilingPreferences>,
): Promise<void> {
  await writeSettings(db, changes);
}

/** Changes the preferences for pages. Open pages are notified, and papers that wait to be completed are continued. */
export async function changeSites({ db }: LibraryContext, change: Partial<SitePreferences>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await writeSetting(db, 'sites', { ...(await readSitePreferences(db)), ...change });
  });
}

/** Remembers a paper that was read for a while, if the person allows it. */
export async function readOnPage(context: LibraryContext, names: PaperId[]): Promise<void> {
  if ((await readSitePreferences(context.db)).remembersRead) await rememberSeen(context, names, 'read');
}

/** Forgets every paper that was read or dismissed but not saved. */
export async function forgetAllSeen({ db }: LibraryContext): Promise<void> {
  const papers = await db.seen.toCollection().primaryKeys();
  await db.seen.clear();
  db.feed.publish({ type: 'seen', papers });
}
