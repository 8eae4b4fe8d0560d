import type { TargetPlace } from '@/lib/domain/targets/target';
import { TargetError } from '../target-error';
import type { TargetAdapter, WriteResult } from './target-adapter';

/** The browser's downloads folder, to which files can be written, but not read. */
export interface Downloads {
  /** Whether the person has allowed downloads. */
  isAllowed(): Promise<boolean>;
  /**
   * Writes a file, replacing any at that path, and resolves when it is complete.
   * @returns The browser's name of the error, or `null`.
   */
  save(path: string, text: string): Promise<string | null>;
}

/**
 * A folder in the downloads folder, for browsers in which a person cannot pick a folder. The browser writes a temporary
 * file and moves it when it is complete. The folder cannot be read, so only our own record tells what is new, and
 * nothing is ever removed.
 */
export function openDownloads(
  { folder }: Extract<TargetPlace, { kind: 'downloads' }>,
  downloads: Downloads,
): TargetAdapter {
  return {
    batch: 1,
    async list() {
      if (!(await downloads.isAllowed())) throw new TargetError('folder-needs-click');
      return null;
    },
    read: () => Promise.reject(new TargetError('target-changed')),
    async write(files) {
      const results: WriteResult[] = [];
      for (const { path, text } of files) {
        const wrong = await downloads.save(`${folder}/${path}`, text);
        if (wrong !== null) throw new TargetError(codeOf(wrong), wrong);
        results.push({ tag: 'saved' });
      }
      return results;
    },
    remove: () => Promise.resolve(false),
  };
}

/** The error code for a `downloads.InterruptReason`. */
function codeOf(wrong: string) {
  if (wrong === 'FILE_NO_SPACE' || wrong === 'FILE_TOO_LARGE') return 'target-full';
  if (wrong === 'FILE_ACCESS_DENIED') return 'target-forbidden';
  return 'target-failing';
}
