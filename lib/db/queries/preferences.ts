import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/settings';
import { type FilingPreferences, usualPreferences } from '@/lib/domain/preferences/filing-preferences';
import { type SitePreferences, usualSitePreferences } from '@/lib/domain/preferences/site-preferences';

/** How the person wants papers to be filed. */
export async function readFilingPreferences(db: PapertreeDatabase): Promise<FilingPreferences> {
  const [granularity, autonomy] = await Promise.all([
    readSetting(db, 'granularity'),
    readSetting(db, 'autonomy'),
  ]);
  return {
    granularity: granularity ?? usualPreferences.granularity,
    autonomy: autonomy ?? usualPreferences.autonomy,
  };
}

export async function readSitePreferences(db: PapertreeDatabase): Promise<SitePreferences> {
  return { ...usualSitePreferences, ...(await readSetting(db, 'sites')) };
}
