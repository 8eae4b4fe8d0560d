import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting, readSettings } from '@/lib/db/read-and-write-settings';
import { type FilingPreferences, filingPreferenceNames } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';

/** How the person wants papers to be filed. */
export function readFilingPreferences(db: PapertreeDatabase): Promise<FilingPreferences> {
  return readSettings(db, filingPreferenceNames);
}

/** What the person wants on the pages that they open. */
export function readSitePreferences(db: PapertreeDatabase): Promise<SitePreferences> {
  return readSetting(db, 'sites');
}
