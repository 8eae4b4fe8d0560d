import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kinds of damage to a file of a browser's profile. */
export const damages = ['deleted', 'cut', 'flipped'] as const;
export type Damage = (typeof damages)[number];

/** Paths of the files in which the browser stores our IndexedDB. */
export function libraryFiles(profile: string): string[] {
  const all = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return all.filter(
    (path) =>
      // LevelDB's text log and lock file hold no data.
      /chrome-extension_[a-p]+_0\.indexeddb\.leveldb\/(?!LOG|LOCK)/.test(path) ||
      // The extension's other origin holds its local storage area.
      /moz-extension\+\+\+[0-9a-f-]+\/idb\/[^/]+\.sqlite(-wal)?$/.test(path),
  );
}

/** Deletes the file, cuts it in the middle, or flips all bits of 64 bytes there. */
export function damageFile(path: string, damage: Damage): void {
  const middle = Math.floor(statSync(path).size / 2);
  if (damage === 'deleted') rmSync(path);
  else if (damage === 'cut') truncateSync(path, middle);
  else {
    const bytes = readFileSync(path);
    for (let at = middle; at < Math.min(middle + 64, bytes.length); at++) bytes[at] = ~(bytes[at] ?? 0);
    writeFileSync(path, bytes);
  }
}

/** A small separate disk that can be filled. */
export interface SmallDisk {
  path: string;
  fill(): void;
  makeSpace(): void;
  unmount(): void;
}

/** Mounts a small file system in memory at this path; `null` if that is not allowed. @param megabytes its size */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | null {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    // Only root may mount; the caller reports that its test is skipped.
    return null;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => {
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(1_024), { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    makeSpace: () => rmSync(filler),
    unmount: () => void execFileSync('umount', ['-l', path]),
  };
}
