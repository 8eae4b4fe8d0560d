import type { TargetPlace } from '@/lib/domain/targets/target';
import { TargetError } from '../target-error';
import type { TargetAdapter, WriteResult } from './target-adapter';

/** The browser's downloads folder, which takes files and shows none. */
export interface Downloads {
  /** Whether the person has allowed downloads. */
  isAllowed(): Promise<boolean>;
  /** Writes a file over the one of that path; answers when it is whole. The browser's name of what went wrong, or `null`. */
  save(path: string, text: string): Promise<string | null>;
}

/**
 * A folder in the downloads folder, for browsers that let nobody pick one. The browser writes a file aside and moves
 * it when it is whole. What stands there cannot be seen: so only our own record says what is new, and nothing is
 * ever removed.
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

/** Names of `downloads.InterruptReason`. */
function codeOf(wrong: string) {
  if (wrong === 'FILE_NO_SPACE' || wrong === 'FILE_TOO_LARGE') return 'target-full';
  if (wrong === 'FILE_ACCESS_DENIED') return 'target-forbidden';
  return 'target-failing';
}
