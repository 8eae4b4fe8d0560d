// Before anything that opens a database.
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { memoryStore } from '@/tests/support/memory-store';
import { createSecrets } from './secrets';

const { storage } = vi.hoisted(() => ({ storage: { local: {} as Record<string, unknown> } }));
vi.mock('wxt/browser', () => ({ browser: { storage } }));

const secret = { secret: 'a password', passphrase: '' };
let local: ReturnType<typeof memoryArea>;

beforeEach(() => {
  local = memoryArea();
});

/** The local storage area; `remove` takes one name here, and several elsewhere. */
function memoryArea() {
  const store = memoryStore();
  return { ...store, remove: (name: string) => store.remove([name]) };
}

it('secrets are in the local storage area where the browser closes that to scripts in pages', async () => {
  storage.local = { ...local, setAccessLevel: async () => undefined };
  const secrets = createSecrets();
  await secrets.write('one', secret);
  expect(await secrets.read('one')).toEqual(secret);
  expect(JSON.stringify(await local.get(null))).toContain(secret.secret);
  await secrets.remove('one');
  expect(await secrets.read('one')).toBeNull();
});

it('where it does not, they are kept out of that area, and old ones leave it', async () => {
  storage.local = { ...local };
  await local.set({ 'target-secret:old': secret });
  const secrets = createSecrets();
  await secrets.write('new', { ...secret, passphrase: 'p' });
  expect(await secrets.read('old')).toEqual(secret);
  expect(await local.get(null)).toEqual({});
  expect(await createSecrets().read('old')).toEqual(secret);
  expect(await createSecrets().read('new')).toEqual({ ...secret, passphrase: 'p' });
  await secrets.remove('old');
  expect(await secrets.read('old')).toBeNull();
});
