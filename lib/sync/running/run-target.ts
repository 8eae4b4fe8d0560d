import { parts } from '@/lib/domain/parts';
import {
  type ConflictChoice,
  GONE,
  NOTHING_LEFT,
  PATHS_TOLD,
  type Target,
  type TargetFile,
  type TargetRun,
} from '@/lib/domain/targets/target';
import type { FileWrite, TargetAdapter } from '@/lib/sync/adapters/target-adapter';
import type { SyncContext } from '@/lib/sync/context';
import {
  isWritten,
  pathAtTarget,
  planRun,
  type RunPlan,
  type WantedFile,
} from '@/lib/sync/planning/plan-run';
import { TargetError } from '@/lib/sync/target-error';
import { hashOf } from './hash';

/** How often a run looks again where another hand wrote while it ran; then it is the next run's matter. */
const ROUNDS = 3;

/** Files whose way is put on record in one go: what a death in between leaves open is known again by its content. */
const RECORDED_AT_ONCE = 50;

/** Texts of ours that may stand there: the one that arrived, and those of runs that died on the way. */
const LEFT_KEPT = 3;

/** What changed in the row of a file. */
type News = Partial<TargetFile> & Pick<TargetFile, 'path'>;

/** The part of a run that is told. */
type Told = Pick<TargetRun, 'written' | 'removed' | 'paths'>;

/**
 * Brings a target up to date with the library. May die between any two lines: what is on its way is on record
 * before it leaves, so that the next run knows it again.
 * @param isForced ask the target even where the library has nothing new
 * @throws TargetError what is wrong; what was written until then stays written and on record
 */
export async function runTarget(context: SyncContext, target: Target, isForced: boolean): Promise<Told> {
  const wanted = await wantedFiles(context, target);
  const told: Told = { written: 0, removed: 0, paths: [] };
  if (!isForced && isWritten(wanted, await readRows(context, target))) return told;
  const secret = await context.secrets.read(target.id);
  if (!secret) throw new TargetError('target-secret-missing');
  const adapter = await context.openAdapter(target, secret);
  for (let round = 1; round <= ROUNDS; round++) {
    const rows = await readRows(context, target);
    const plan = planRun(wanted, rows, await adapter.list(knownPaths(wanted, rows)));
    if (await new Run(context, target, adapter, rows, told).carryOut(plan)) return told;
  }
  throw new TargetError('target-changed', 'another hand writes all the time');
}

async function wantedFiles(context: SyncContext, target: Target): Promise<WantedFile[]> {
  const files = await context.exportFiles(target);
  return Promise.all(files.map(async ({ path, text }) => ({ path, text, hash: await hashOf(text) })));
}

async function readRows({ db }: SyncContext, { id }: Target): Promise<Map<string, TargetFile>> {
  const rows = await db.targetFiles.where('targetId').equals(id).toArray();
  return new Map(rows.map((row) => [row.path, row]));
}

function knownPaths(wanted: WantedFile[], rows: ReadonlyMap<string, TargetFile>): Map<string, string | null> {
  const known = new Map<string, string | null>();
  for (const { path } of wanted) known.set(pathAtTarget(path, rows.get(path)), null);
  for (const row of rows.values()) known.set(pathAtTarget(row.path, row), row.tag);
  return known;
}

/** One pass over one plan. */
class Run {
  constructor(
    private readonly context: SyncContext,
    private readonly target: Target,
    private readonly adapter: TargetAdapter,
    private readonly rows: ReadonlyMap<string, TargetFile>,
    private readonly told: Told,
  ) {}

  /** @returns whether it is done; `false` where someone else wrote in between. */
  async carryOut(plan: RunPlan): Promise<boolean> {
    const writes = [...plan.writes];
    for (const suspect of plan.suspects) writes.push(...(await this.judge(suspect)));
    const isWhole = await this.write(writes);
    for (const removal of plan.removals) await this.remove(removal);
    await this.context.db.targetFiles.bulkDelete(plan.forgotten.map((path) => [this.target.id, path]));
    return isWhole;
  }

  /** Another's mark on a file: looks whether it is another's content as well. */
  private async judge({ file, theirs }: RunPlan['suspects'][number]): Promise<RunPlan['writes']> {
    const row = this.rows.get(file.path);
    if (theirs === GONE) {
      await this.record([{ path: file.path, conflict: GONE }]);
      return [];
    }
    // What a person wrote into a note is kept by merging; without news of ours there is nothing to merge.
    if (this.merges && row?.hash === file.hash) {
      await this.record([{ path: file.path, tag: theirs }]);
      return [];
    }
    if (this.merges) return [{ file, base: theirs }];
    const { text, tag } = await this.adapter.read(this.pathOf(file.path));
    const standing = await hashOf(text);
    if (standing === file.hash) {
      await this.record([{ path: file.path, ...written(file, tag) }]);
      return [];
    }
    if (row && (standing === row.hash || standing === row.writing)) return [{ file, base: tag }];
    await this.record([{ path: file.path, conflict: tag }]);
    return [];
  }

  private async write(writes: RunPlan['writes']): Promise<boolean> {
    let isWhole = true;
    for (const part of parts(writes, RECORDED_AT_ONCE)) {
      await this.record(
        part.map(({ file }) => ({ path: file.path, writing: file.hash, ...this.leaving(file) })),
      );
      isWhole = (await this.writePart(part)) && isWhole;
    }
    return isWhole;
  }

  /** What arrived is put on record also where the rest fails. */
  private async writePart(part: RunPlan['writes']): Promise<boolean> {
    const arrived: News[] = [];
    const touched: string[] = [];
    let isWhole = true;
    try {
      for (const batch of parts(part, this.adapter.batch)) {
        await this.context.onProgress(this.target.id);
        const files: FileWrite[] = [];
        for (const { file, base } of batch) files.push(await this.fileWrite(file, base));
        const results = await this.adapter.write(files);
        for (const [index, { file }] of batch.entries()) {
          const result = results[index];
          if (result && 'tag' in result) {
            arrived.push({ path: file.path, ...written(file, result.tag), ...this.left([file.text]) });
            if (!result.isUntouched) touched.push(file.path);
          } else isWhole = false;
        }
      }
    } finally {
      await this.record(arrived);
      this.told.written += touched.length;
      for (const path of touched) this.tell(path);
    }
    return isWhole;
  }

  private async fileWrite(file: WantedFile, base: string | null): Promise<FileWrite> {
    const path = this.pathOf(file.path);
    const merge = this.context.merge(this.target);
    const left = this.leftAt(file.path);
    if (!merge || base === null) return { path, text: file.text, base, left };
    const standing = await this.adapter.read(path);
    return { path, text: merge(standing.text, file.text), base: standing.tag, left };
  }

  /** What may have arrived when a run dies on the way is ours as well as what stood there before. */
  private leaving(file: WantedFile) {
    return this.left([...new Set([...this.leftAt(file.path).slice(-LEFT_KEPT + 1), file.text])]);
  }

  private leftAt(path: string): string[] {
    return this.rows.get(path)?.left ?? [NOTHING_LEFT];
  }

  private left(texts: string[]) {
    return this.adapter.combines ? { left: texts } : {};
  }

  private async remove({ path, tag, isTouched }: RunPlan['removals'][number]): Promise<void> {
    const { db } = this.context;
    const row = this.rows.get(path);
    await this.context.onProgress(this.target.id);
    const { combines } = this.adapter;
    // A note may hold a person's words that we merged ourselves.
    const isSure = combines || (!isTouched && !this.merges);
    const isOurs = isSure || (await hashOf((await this.adapter.read(this.pathOf(path))).text)) === row?.hash;
    const mark = combines ? (row?.tag ?? tag) : tag;
    if (isOurs && (await this.adapter.remove(this.pathOf(path), mark))) {
      this.told.removed += 1;
      this.tell(path);
    }
    await db.targetFiles.delete([this.target.id, path]);
  }

  private get merges(): boolean {
    return this.adapter.combines === true || this.context.merge(this.target) !== null;
  }

  private pathOf(path: string): string {
    return pathAtTarget(path, this.rows.get(path));
  }

  private tell(path: string): void {
    if (this.told.paths.length < PATHS_TOLD && !this.told.paths.includes(path)) this.told.paths.push(path);
  }

  private async record(news: News[]): Promise<void> {
    const { db } = this.context;
    const { id } = this.target;
    await db.transaction('rw', db.targetFiles, async () => {
      const rows = await db.targetFiles.bulkGet(news.map(({ path }) => [id, path]));
      await db.targetFiles.bulkPut(
        news.map((each, index) => ({ ...(rows[index] ?? newRow(id, each.path)), ...each })),
      );
    });
  }
}

/** What a row says of a file that arrived. */
function written({ hash }: WantedFile, tag: string) {
  return { hash, tag, writing: null, conflict: null };
}

function newRow(targetId: string, path: string): TargetFile {
  return { targetId, path, hash: null, tag: null, writing: null, conflict: null, standing: 'ours' };
}

/** The row of a file with a conflict, as a person decided it. */
export function decided(row: TargetFile, choice: ConflictChoice): TargetFile {
  if (choice === 'keep-theirs') return { ...row, standing: 'theirs', conflict: null };
  if (choice === 'write-beside')
    return { ...row, standing: 'beside', hash: null, tag: null, writing: null, conflict: null };
  return { ...row, hash: null, tag: row.conflict, writing: null, conflict: null };
}
