import { v4 as uuid } from 'uuid';
import type { DeviceId } from '@/lib/domain/ids';
import type { PapertreeDatabase } from './database';
import type { Setting, Settings } from './schema';

export async function readSetting<Key extends keyof Settings>(
  db: PapertreeDatabase,
  key: Key,
): Promise<Settings[Key] | undefined> {
  return (await db.settings.get(key))?.value as Settings[Key] | undefined;
}

export async function writeSetting<Key extends keyof Settings>(
  db: PapertreeDatabase,
  key: Key,
  value: Settings[Key],
): Promise<void> {
  await db.settings.put({ key, value } as Setting);
  db.feed.publish({ type: 'setting', key });
}

/** The name of this browser profile, drawn at the first write. */
export async function readDeviceId(db: PapertreeDatabase): Promise<DeviceId> {
  const known = await readSetting(db, 'deviceId');
  if (known) return known;
  const drawn = uuid() as DeviceId;
  await writeSetting(db, 'deviceId', drawn);
  return drawn;
}
