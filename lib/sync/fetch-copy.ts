import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';
import type { Backups } from '@/lib/library/backups/take-backups';
import { readLibraryFile } from '@/lib/library-file/library-file';
import type { SyncContext } from './sync-context';

export interface CopyContext {
  sync: Pick<SyncContext, 'secrets' | 'openAdapter'>;
  backups: Pick<Backups, 'keep'>;
  memory: Pick<LibraryMemory, 'readTargets'>;
}

/** The file of a target with the library-file format. */
const PATH = 'library.json';

/**
 * Fetches the library file of a target and keeps it as a backup, for use after a loss of the library.
 * @throws ExpectedError `unknown-target`; the problem with the target; `backup-damaged` if the file is damaged.
 */
export async function fetchCopy({ sync, backups, memory }: CopyContext, id: string): Promise<void> {
  const target = (await memory.readTargets()).find((each) => each.id === id);
  if (!target) throw new ExpectedError('unknown-target');
  const secret = await sync.secrets.read(id);
  const adapter = await sync.openAdapter(target, secret ?? { secret: '', passphrase: '' });
  await adapter.list(new Map([[PATH, null]]));
  const { text } = await adapter.read(PATH);
  await backups.keep(readLibraryFile(text), 'copy');
}
