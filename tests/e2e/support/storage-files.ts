import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a file of a browser's profile comes to harm. */
export const damages = ['deleted', 'cut', 'flipped'] as const;
export type Damage = (typeof damages)[number];

/** The files in which the browser keeps our IndexedDB, by their paths. */
export function libraryFiles(profile: string): string[] {
  const all = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return all.filter(
    (path) =>
      // Its journal and its lock hold no data.
      /chrome-extension_[a-p]+_0\.indexeddb\.leveldb\/(?!LOG|LOCK)/.test(path) ||
      // The other origin of the extension holds its local storage area.
      /moz-extension\+\+\+[0-9a-f-]+\/idb\/[^/]+\.sqlite(-wal)?$/.test(path),
  );
}

/** Deletes the file, cuts it in the middle, or turns every bit of 64 bytes there. */
export function harm(path: string, damage: Damage): void {
  const middle = Math.floor(statSync(path).size / 2);
  if (damage === 'deleted') rmSync(path);
  else if (damage === 'cut') truncateSync(path, middle);
  else {
    const bytes = readFileSync(path);
    for (let at = middle; at < Math.min(middle + 64, bytes.length); at++) bytes[at] = ~(bytes[at] ?? 0);
    writeFileSync(path, bytes);
  }
}

/** A small disk of its own, which can be filled. */
export interface SmallDisk {
  path: string;
  fill(): void;
  makeRoom(): void;
  unmount(): void;
}

/** Mounts a small file system in memory at that path; `null` where that is not allowed. @param megabytes its size */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk | null {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    // Only root may mount: whoever asked says that it is skipped.
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
    makeRoom: () => rmSync(filler),
    unmount: () => void execFileSync('umount', ['-l', path]),
  };
}
