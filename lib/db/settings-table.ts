import { v4 as uuid } from 'uuid';
import type { DeviceId } from '@/lib/domain/ids';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import type { PapertreeDatabase } from './database';
import type { Setting } from './schema';

/** The stored setting; its default if it, or a field of it, was never written. */
export async function readSetting<Key extends keyof Settings>(
  db: PapertreeDatabase,
  key: Key,
): Promise<Settings[Key]> {
  const stored = (await db.settings.get(key))?.value as Settings[Key] | undefined;
  return complete(stored, defaultSettings[key]);
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

/** Writes the given settings; others stay unchanged. */
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

/** The id of this browser profile, created at the first write. */
export async function readDeviceId(db: PapertreeDatabase): Promise<DeviceId> {
  const known = await readSetting(db, 'deviceId');
  if (known) return known;
  // In one transaction, so that two concurrent first writes get the same id.
  return db.transaction('rw', db.settings, async () => {
    const drawn = (await readSetting(db, 'deviceId')) ?? (uuid() as DeviceId);
    await writeSetting(db, 'deviceId', drawn);
    return drawn;
  });
}

/**
 * Gives this browser profile a new id after its database went back to an earlier state, so that new changes are not
 * mistaken for lost ones with the same id and time.
 */
export async function renewDeviceId(db: PapertreeDatabase): Promise<void> {
  await writeSetting(db, 'deviceId', uuid() as DeviceId);
}
