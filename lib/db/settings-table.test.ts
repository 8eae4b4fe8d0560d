import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { defaultSitePreferences } from '@/lib/domain/preferences/site-preferences';
import { defaultSettings } from '@/lib/domain/settings';
import { PapertreeDatabase } from './database';
import { readSetting, readSettings, writeSetting, writeSettings } from './settings-table';

let opened = 0;
const open = () => new PapertreeDatabase(`settings-${++opened}`);

it('reads what is usual until a setting is written', async () => {
  const db = open();
  for (const [key, usual] of Object.entries(defaultSettings))
    expect(await readSetting(db, key as keyof typeof defaultSettings)).toEqual(usual);
});

it('reads what is usual for fields that a stored object lacks, and keeps a stored null', async () => {
  const db = open();
  await db.settings.put({ key: 'sites', value: { off: ['example.org'] } } as never);
  expect(await readSetting(db, 'sites')).toEqual({ ...defaultSitePreferences, off: ['example.org'] });
  await writeSetting(db, 'model', null);
  expect(await readSetting(db, 'model')).toBeNull();
});

it('writes the settings that are given, and no others', async () => {
  const db = open();
  await writeSettings(db, { granularity: 'fine', autonomy: 'quiet' });
  await writeSettings(db, { granularity: 'coarse' });
  expect(await readSettings(db, ['granularity', 'autonomy'])).toEqual({
    granularity: 'coarse',
    autonomy: 'quiet',
  });
  expect(await db.settings.count()).toBe(2);
});
