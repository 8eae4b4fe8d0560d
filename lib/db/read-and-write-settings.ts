import { v4 as uuid } from 'uuid';
import type { DeviceId } from '@/lib/domain/ids';
import { type Settings, usualSettings } from '@/lib/domain/settings';
import type { PapertreeDatabase } from './database';
import type { Setting } from './schema';

/** The setting as it was written last; until then, and in what the stored object lacks, as it is usually. */
export async function readSetting<Key extends keyof Settings>(
  db: PapertreeDatabase,
  key: Key,
): Promise<Settings[Key]> {
  const stored = (await db.settings.get(key))?.value as Settings[Key] | undefined;
  return complete(stored, usualSettings[key]);
}

/** Several settings at once, each as `readSetting` reads it. */
export async function readSettings<Key extends keyof Settings>(
  db: PapertreeDatabase,
  keys: readonly Key[],
): Promise<Pick<Settings, Key>> {
  const values = await Promise.all(keys.map(async (key) => [key, await readSetting(db, key)] as const));
  return Object.fromEntries(values) as Pick<Settings, Key>;
}

export async function writeSetting<Key extends keyof Settings>(
  db: PapertreeDatabase,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await db.settings.put({ key, value } as Setting);
  db.feed.publish({ type: 'setting', key });
}

/** Writes the settings that are given; the others stay as they are. */
export async function writeSettings(db: PapertreeDatabase, changes: Partial<Settings>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    for (const [key, value] of Object.entries(changes))
      await writeSetting(db, key as keyof Settings, value as Settings[keyof Settings]);
  });
}

function complete<Value>(stored: Value | undefined, usual: Value): Value {
  if (stored === undefined) return usual;
  return isObject(stored) && isObject(usual) ? { ...usual, ...stored } : stored;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name of this browser profile, drawn at the first write. */
export async function readDeviceId(db: PapertreeDatabase): Promise<DeviceId> {
  const known = await readSetting(db, 'deviceId');
  if (known) return known;
  // In one transaction: of two first writes at once, both have to get the same name.
  return db.transaction('rw', db.settings, async () => {
    const drawn = (await readSetting(db, 'deviceId')) ?? (uuid() as DeviceId);
    await writeSetting(db, 'deviceId', drawn);
    return drawn;
  });
}

/**
 * Gives this browser profile another name, where its database has gone back to an earlier state: what is written from
 * then on must not pass for what was written before under the same name and time.
 */
export async function renewDeviceId(db: PapertreeDatabase): Promise<void> {
  await writeSetting(db, 'deviceId', uuid() as DeviceId);
}
