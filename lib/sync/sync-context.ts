import type { PapertreeDatabase } from '@/lib/db/database';
import type { Target, TargetSecret } from '@/lib/domain/targets/target';
import type { ExportedFile } from '@/lib/exporters/exporter';
import type { TargetAdapter } from './adapters/target-adapter';

export interface SecretStore {
  read(targetId: string): Promise<TargetSecret | null>;
  write(targetId: string, secret: TargetSecret): Promise<void>;
  remove(targetId: string): Promise<void>;
}

/** What the keeping in sync works with; tests pass their own. */
export interface SyncContext {
  db: PapertreeDatabase;
  secrets: SecretStore;
  /** The files of a target, as the library has them now. */
  exportFiles(target: Target): Promise<ExportedFile[]>;
  /** How a file of this target takes up what stands there already; `null` where it replaces it. */
  merge(target: Target): ((existing: string, ours: string) => string) | null;
  /** @throws TargetError where it cannot be opened without the person. */
  openAdapter(
    target: Pick<Target, 'id' | 'place' | 'isEncrypted'>,
    secret: TargetSecret,
  ): Promise<TargetAdapter>;
  /** Called before each step of a run. @throws TargetError `aborted` where the run shall not go on. */
  onProgress(targetId: string): Promise<void>;
}
