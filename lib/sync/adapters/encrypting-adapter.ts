import { decrypt, type EncryptionKey, encrypt, makeKey } from '@/lib/sync/encryption/encrypt-file';
import { TargetError } from '@/lib/sync/target-error';
import type { TargetAdapter } from './target-adapter';

/** The extension of encrypted files, after their original name. */
const ENDING = '.encrypted';

/** The sequence of files of version 1, which have none: they are older than any file with a number. */
const NO_SEQUENCE = 0;

/**
 * Wraps a target so that all file contents are encrypted before they leave this device; file names are not. `read`
 * throws an error with the code of a `FileFlaw` if a file was encrypted with another passphrase or for another path.
 */
export function openEncrypted(inner: TargetAdapter, passphrase: string): TargetAdapter {
  const known = new Map<string, EncryptionKey>();
  let ownKey: Promise<EncryptionKey> | null = null;

  return {
    batch: inner.batch,
    isSealed: true,
    ...(inner.probe && { probe: inner.probe }),
    async list(paths) {
      const listing = await inner.list(new Map([...paths].map(([path, tag]) => [path + ENDING, tag])));
      if (!listing) return null;
      const ours = [...listing].filter(([path]) => path.endsWith(ENDING));
      return new Map(ours.map(([path, tag]) => [path.slice(0, -ENDING.length), tag]));
    },
    async read(path) {
      const { text, tag } = await inner.read(path + ENDING);
      const { text: plain, origin } = await decrypt(text, passphrase, known);
      if (origin && origin.path !== path) throw new TargetError('file-misplaced', origin.path);
      return { text: plain, tag, sequence: origin?.sequence ?? NO_SEQUENCE };
    },
    async write(files) {
      ownKey ??= makeKey(passphrase);
      const key = await ownKey;
      const sealed = files.map(async ({ path, text, base, left, sequence = NO_SEQUENCE }) => {
        return { path: path + ENDING, text: await encrypt(text, key, { path, sequence }), base, left };
      });
      return inner.write(await Promise.all(sealed));
    },
    remove: (path, tag) => inner.remove(path + ENDING, tag),
  };
}
