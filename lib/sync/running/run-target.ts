import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { parts } from '@/lib/domain/split-into-parts';
import {
  type FileFlaw,
  fileFlaws,
  GONE,
  LISTED_PATHS_MAX,
  NOTHING_LEFT,
  type Target,
  type TargetFile,
  type TargetRun,
} from '@/lib/domain/targets/target';
import type { FileWrite, TargetAdapter } from '@/lib/sync/adapters/target-adapter';
import {
  isWritten,
  pathAtTarget,
  planRun,
  type RunPlan,
  type WantedFile,
} from '@/lib/sync/planning/plan-run';
import type { SyncContext } from '@/lib/sync/sync-context';
import { TargetError } from '@/lib/sync/target-error';
import { hashOf } from './hash-text';

/**
 * How often a run starts over if another program writes at the same time, before it leaves the rest to the next run.
 */
const ROUNDS = 3;

/**
 * Files that are recorded together before they are written. If a run is killed, the next one recognises them by
 * content.
 */
const RECORDED_AT_ONCE = 50;

/** How many of our texts are kept that may be at the target: the last one written, and those of interrupted runs. */
const LEFT_KEPT = 3;

/** After this many failures in a row the problem is not with single files, so the rest is left to the next run. */
const FAILURES_IN_A_ROW = 5;

/** Errors that every other file would meet as well. */
const ofWholeTarget: ReadonlySet<ErrorCode> = new Set([
  'aborted',
  'target-unreachable',
  'target-refused',
  'target-busy',
  'target-secret-missing',
  'host-not-allowed',
  'folder-needs-click',
]);

/** Changes to the row of a file. */
type News = Partial<TargetFile> & Pick<TargetFile, 'path'>;

/** The part of a run that is reported. */
type RunResult = Pick<TargetRun, 'written' | 'removed' | 'paths'>;

/**
 * Updates a target from the library. The run may be killed at any point: files are recorded before they are sent, so
 * that the next run recognises them. A file that fails does not stop the others.
 * @param isForced Contact the target even if the library has nothing new.
 * @throws TargetError The problem with the target, or with the first file that failed. Files that were written stay
 * written and recorded; the rows of the others still have `writing` set.
 */
export async function runTarget(context: SyncContext, target: Target, isForced: boolean): Promise<RunResult> {
  const wanted = await wantedFiles(context, target);
  const result: RunResult = { written: 0, removed: 0, paths: [] };
  if (!isForced && isWritten(wanted, await readRows(context, target))) return result;
  const secret = await context.secrets.read(target.id);
  if (!secret) throw new TargetError('target-secret-missing');
  const adapter = await context.openAdapter(target, secret);
  for (let round = 1; round <= ROUNDS; round++) {
    const rows = await readRows(context, target);
    const plan = planRun(wanted, rows, await adapter.list(knownPaths(wanted, rows)));
    if (await new Run(context, target, adapter, rows, result).carryOut(plan)) return result;
  }
  throw new TargetError('target-changed', 'another program writes all the time');
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

/** A file that was read, or the reason why it could not be. */
type Reading = { text: string; tag: string } | { flaw: FileFlaw };

/** Carries out one plan. */
class Run {
  /** The greatest sequence number seen in each file during this run. */
  private readonly seen = new Map<string, number>();
  /** The error of the first file that failed. */
  private failure: { error: unknown } | null = null;
  private failuresInARow = 0;

  constructor(
    private readonly context: SyncContext,
    private readonly target: Target,
    private readonly adapter: TargetAdapter,
    private readonly rows: ReadonlyMap<string, TargetFile>,
    private readonly result: RunResult,
  ) {}

  /** @returns Whether it is done; `false` if someone else wrote in between. */
  async carryOut(plan: RunPlan): Promise<boolean> {
    const writes = [...plan.writes];
    for (const suspect of plan.suspects)
      await this.attempt(async () => void writes.push(...(await this.judge(suspect))));
    const isWhole = await this.write(writes);
    // No removals after a failure: a file to remove may be the old version of one that could not be written.
    this.endIfFailed();
    for (const removal of plan.removals) await this.attempt(() => this.remove(removal));
    await this.context.db.targetFiles.bulkDelete(plan.forgotten.map((path) => [this.target.id, path]));
    this.endIfFailed();
    return isWhole;
  }

  private endIfFailed(): void {
    if (this.failure) throw this.failure.error;
  }

  /** Does the work for one file. If that fails, the run continues with other files and fails at its end. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failuresInARow = 0;
    } catch (error) {
      this.failure ??= { error };
      if (isOfWholeTarget(error) || ++this.failuresInARow >= FAILURES_IN_A_ROW) throw error;
      if (!(error instanceof ExpectedError)) console.error('A file of a target failed.', error);
    }
  }

  /** Decides about a file with an unknown tag: whether its content is also unknown. */
  private async judge({ file, theirs }: RunPlan['suspects'][number]): Promise<RunPlan['writes']> {
    const row = this.rows.get(file.path);
    if (theirs === GONE) {
      await this.record([{ path: file.path, ...conflict(GONE) }]);
      return [];
    }
    // Merging keeps what a person wrote into a note. If our text did not change, there is nothing to merge.
    if (this.merges && row?.hash !== file.hash) return [{ file, base: theirs }];
    if (this.merges && !this.adapter.isSealed) {
      await this.record([{ path: file.path, tag: theirs }]);
      return [];
    }
    const reading = await this.read(file.path);
    if ('flaw' in reading) {
      await this.record([{ path: file.path, ...conflict(theirs, reading.flaw) }]);
      return [];
    }
    const { text, tag } = reading;
    if (this.merges) {
      await this.record([{ path: file.path, tag, ...conflict(null) }]);
      return [];
    }
    const existing = await hashOf(text);
    if (existing === file.hash) {
      await this.record([{ path: file.path, ...written(file, tag) }]);
      return [];
    }
    if (row && (existing === row.hash || existing === row.writing)) return [{ file, base: tag }];
    await this.record([{ path: file.path, ...conflict(tag) }]);
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

  /** Writes a part and records the files that arrived, even if others fail. */
  private async writePart(part: RunPlan['writes']): Promise<boolean> {
    const arrived: News[] = [];
    const touched: string[] = [];
    let isWhole = true;
    const send = async (batch: RunPlan['writes']) => {
      const ready: { file: WantedFile; write: FileWrite }[] = [];
      for (const { file, base } of batch) {
        const write = await this.fileWrite(file, base);
        if (write) ready.push({ file, write });
      }
      const results = await this.adapter.write(ready.map(({ write }) => write));
      for (const [index, { file, write }] of ready.entries()) {
        const result = results[index];
        if (result && 'tag' in result) {
          arrived.push({
            path: file.path,
            ...written(file, result.tag),
            ...this.left([file.text]),
            ...(write.sequence && { sequence: write.sequence }),
          });
          if (!result.isUntouched) touched.push(file.path);
        } else isWhole = false;
      }
    };
    try {
      for (const batch of parts(part, this.adapter.batch)) {
        await this.context.onProgress(this.target.id);
        await this.attempt(() =>
          send(batch).catch(async (error: unknown) => {
            if (batch.length === 1 || isOfWholeTarget(error)) throw error;
            // One of them is refused; sending each by itself shows which one.
            for (const one of batch) await this.attempt(() => send([one]));
          }),
        );
      }
    } finally {
      await this.record(arrived);
      this.result.written += touched.length;
      for (const path of touched) this.tell(path);
    }
    return isWhole;
  }

  /** @returns The file to write; `null` if it must be merged with an existing file that cannot be read. */
  private async fileWrite(file: WantedFile, base: string | null): Promise<FileWrite | null> {
    const merge = this.context.merge(this.target);
    const row = this.rows.get(file.path);
    // The person chose to overwrite the existing file (`decideConflict`).
    const isGivenUp = row?.hash === null && row.tag === base;
    const isMerged = merge !== null && base !== null && !isGivenUp;
    const reading = isMerged ? await this.read(file.path) : null;
    if (reading && 'flaw' in reading) {
      await this.record([{ path: file.path, writing: null, ...conflict(base, reading.flaw) }]);
      return null;
    }
    return {
      path: this.pathOf(file.path),
      text: reading && merge ? merge(reading.text, file.text) : file.text,
      base: reading ? reading.tag : base,
      left: this.leftAt(file.path),
      // The clock makes it greater than the sequence of an earlier file whose row was deleted.
      ...(this.adapter.isSealed && { sequence: Math.max(this.sequenceOf(file.path) + 1, Date.now()) }),
    };
  }

  /** Reads a file and checks that it was written for this path and is not older than a version seen before. */
  private async read(path: string): Promise<Reading> {
    try {
      const { text, tag, sequence } = await this.adapter.read(this.pathOf(path));
      if (sequence === undefined) return { text, tag };
      const known = this.sequenceOf(path);
      if (sequence < known) return { flaw: 'file-outdated' };
      this.seen.set(path, sequence);
      if (sequence > known) await this.record([{ path, sequence }]);
      return { text, tag };
    } catch (error) {
      const flaw = error instanceof ExpectedError && fileFlaws.find((each) => each === error.code);
      if (flaw) return { flaw };
      throw error;
    }
  }

  private sequenceOf(path: string): number {
    return this.seen.get(path) ?? this.rows.get(path)?.sequence ?? 0;
  }

  /** Adds a text to those that may be at the target: if the run is killed, the new or an earlier text may be there. */
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
    // A merged note may contain text that a person wrote.
    const isSure = combines || (!isTouched && !this.merges);
    const isOurs = isSure || (await this.isAsWeLeft(path));
    const mark = combines ? (row?.tag ?? tag) : tag;
    if (isOurs && (await this.adapter.remove(this.pathOf(path), mark))) {
      this.result.removed += 1;
      this.tell(path);
    }
    await db.targetFiles.delete([this.target.id, path]);
  }

  private async isAsWeLeft(path: string): Promise<boolean> {
    const reading = await this.read(path);
    return 'text' in reading && (await hashOf(reading.text)) === this.rows.get(path)?.hash;
  }

  private get merges(): boolean {
    return this.adapter.combines === true || this.context.merge(this.target) !== null;
  }

  private pathOf(path: string): string {
    return pathAtTarget(path, this.rows.get(path));
  }

  private tell(path: string): void {
    if (this.result.paths.length < LISTED_PATHS_MAX && !this.result.paths.includes(path))
      this.result.paths.push(path);
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

function isOfWholeTarget(error: unknown): boolean {
  return error instanceof ExpectedError && ofWholeTarget.has(error.code);
}

/** The fields of a row for a file that was written. */
function written({ hash }: WantedFile, tag: string) {
  return { hash, tag, writing: null, ...conflict(null) };
}

/** The fields of a row for a conflict: the tag of the other file, and why it could not be read. */
function conflict(theirs: string | null, flaw: FileFlaw | null = null) {
  return { conflict: theirs, flaw };
}

function newRow(targetId: string, path: string): TargetFile {
  return { targetId, path, hash: null, tag: null, writing: null, conflict: null, standing: 'ours' };
}
