import { GONE, type TargetFile } from '@/lib/domain/targets/target';

/** A file as the library has it now. */
export interface WantedFile {
  path: string;
  text: string;
  /** SHA-256 of `text`, in hexadecimal. */
  hash: string;
}

/** What a run has to do. Whatever is in none of the lists is as it should be. */
export interface RunPlan {
  /** Safe to write: what stands there is what we left, or nothing. */
  writes: { file: WantedFile; base: string | null }[];
  /** Written by another program, or by us and never confirmed: to be read before anything is done. */
  suspects: { file: WantedFile; theirs: string }[];
  /** Ours, and no longer wanted; `isTouched` where what stands there is not what we left. */
  removals: { path: string; tag: string; isTouched: boolean }[];
  /** Rows of files that are neither wanted nor there. */
  forgotten: string[];
}

/**
 * Compares what the library has with what we left at the target and with what stands there now.
 * @param listing path to tag; `null` where the target cannot say, and our own record has to do
 */
export function planRun(
  wanted: readonly WantedFile[],
  rows: ReadonlyMap<string, TargetFile>,
  listing: ReadonlyMap<string, string> | null,
): RunPlan {
  const plan: RunPlan = { writes: [], suspects: [], removals: [], forgotten: [] };
  const paths = new Set(wanted.map(({ path }) => path));
  const standing = (path: string, row: TargetFile | undefined) =>
    listing ? (listing.get(pathAtTarget(path, row)) ?? null) : (row?.tag ?? null);

  for (const file of wanted) {
    const row = rows.get(file.path);
    if (row?.standing === 'theirs') continue;
    const theirs = standing(file.path, row);
    if (theirs === null) plan.writes.push({ file, base: null });
    else if (theirs !== row?.tag) plan.suspects.push({ file, theirs });
    else if (file.hash !== row.hash) plan.writes.push({ file, base: theirs });
  }
  for (const row of rows.values()) {
    if (paths.has(row.path)) continue;
    const theirs = standing(row.path, row);
    const isOurs = row.standing !== 'theirs' && row.hash !== null && row.conflict === null;
    if (theirs === null || theirs === GONE || !isOurs) plan.forgotten.push(row.path);
    else plan.removals.push({ path: row.path, tag: theirs, isTouched: theirs !== row.tag });
  }
  return plan;
}

/** True where the library has nothing that was not written: then nobody has to be asked. */
export function isWritten(wanted: readonly WantedFile[], rows: ReadonlyMap<string, TargetFile>): boolean {
  return (
    wanted.length === rows.size &&
    wanted.every(({ path, hash }) => {
      const row = rows.get(path);
      return row?.standing === 'theirs' || row?.hash === hash;
    })
  );
}

/** The name under which a file stands at the target: its own, unless another program has that one. */
export function pathAtTarget(path: string, row: Pick<TargetFile, 'standing'> | undefined): string {
  if (row?.standing !== 'beside') return path;
  const [, stem = path, ending = ''] = path.match(/^(.*?)((?:\.[^./]+)*)$/s) ?? [];
  return `${stem} (Papertree)${ending}`;
}
