import { ExpectedError } from '@/lib/domain/errors';
import { decrypt, type EncryptionKey, encrypt, makeKey } from '@/lib/sync/encryption/encryption';
import type { TargetAdapter } from './target-adapter';

/** What encrypted files are called, after the name that they would have. */
const ENDING = '.encrypted';

/** Any target, with everything that leaves this device encrypted; names of files are not. */
export function openEncrypted(inner: TargetAdapter, passphrase: string): TargetAdapter {
  const known = new Map<string, EncryptionKey>();
  let ownKey: Promise<EncryptionKey> | null = null;

  return {
    batch: inner.batch,
    ...(inner.probe && { probe: inner.probe }),
    async list(paths) {
      const listing = await inner.list(new Map([...paths].map(([path, tag]) => [path + ENDING, tag])));
      if (!listing) return null;
      const ours = [...listing].filter(([path]) => path.endsWith(ENDING));
      return new Map(ours.map(([path, tag]) => [path.slice(0, -ENDING.length), tag]));
    },
    async read(path) {
      const { text, tag } = await inner.read(path + ENDING);
      try {
        return { text: await decrypt(text, passphrase, known), tag };
      } catch (error) {
        // Another's, or altered: like any text that is not ours, it is not overwritten.
        if (error instanceof ExpectedError) return { text, tag };
        throw error;
      }
    },
    async write(files) {
      ownKey ??= makeKey(passphrase);
      const key = await ownKey;
      const sealed = files.map(async ({ path, text, base, left }) => {
        return { path: path + ENDING, text: await encrypt(text, key), base, left };
      });
      return inner.write(await Promise.all(sealed));
    },
    remove: (path, tag) => inner.remove(path + ENDING, tag),
  };
}
