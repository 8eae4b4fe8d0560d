import type { PapertreeDatabase } from '@/lib/db/database';
import type { Target, TargetSecret } from '@/lib/domain/targets/target';
import type { ExportedFile } from '@/lib/exporters/exporter';
import type { TargetAdapter } from './adapters/target-adapter';

export interface SecretStore {
  read(targetId: string): Promise<TargetSecret | null>;
  write(targetId: string, secret: TargetSecret): Promise<void>;
  remove(targetId: string): Promise<void>;
}

/** The dependencies of sync; tests pass their own. */
export interface SyncContext {
  db: PapertreeDatabase;
  secrets: SecretStore;
  /** The current files of a target. */
  exportFiles(target: Target): Promise<ExportedFile[]>;
  /** The function that merges a file with the one at the target; `null` if the file is replaced. */
  merge(target: Target): ((existing: string, ours: string) => string) | null;
  /** @throws TargetError If it cannot be opened without the person. */
  openAdapter(
    target: Pick<Target, 'id' | 'place' | 'isEncrypted'>,
    secret: TargetSecret,
  ): Promise<TargetAdapter>;
  /** Called before each step of a run. @throws TargetError `aborted` if the run must stop. */
  onProgress(targetId: string): Promise<void>;
}
