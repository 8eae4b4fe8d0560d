import { GONE, type TargetFile } from '@/lib/domain/targets/target';

/** A file as the library currently exports it. */
export interface WantedFile {
  path: string;
  text: string;
  /** SHA-256 of `text`, in hexadecimal. */
  hash: string;
}

/** The work of a run. Files that are in none of the lists are up to date. */
export interface RunPlan {
  /** Files that are safe to write: the target has our last version, or none. */
  writes: { file: WantedFile; base: string | null }[];
  /** Files that another program wrote, or that we wrote without confirmation; they must be read first. */
  suspects: { file: WantedFile; theirs: string }[];
  /** Our files that are no longer wanted; `isTouched` if they differ from what we wrote. */
  removals: { path: string; tag: string; isTouched: boolean }[];
  /** Paths whose rows are deleted: files that are no longer wanted, and are gone or not ours. */
  forgotten: string[];
}

/**
 * Compares the library's files with what we wrote to the target and with what is there now.
 * @param listing Tags by path; `null` if the target cannot list files, so that only our own record is used.
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

/** Whether all files are written according to our record, so that the target need not be contacted. */
export function isWritten(wanted: readonly WantedFile[], rows: ReadonlyMap<string, TargetFile>): boolean {
  return (
    wanted.length === rows.size &&
    wanted.every(({ path, hash }) => {
      const row = rows.get(path);
      return row?.standing === 'theirs' || row?.hash === hash;
    })
  );
}

/** The path of a file at the target: its own, or one with a suffix if the person chose to write it beside another. */
export function pathAtTarget(path: string, row: Pick<TargetFile, 'standing'> | undefined): string {
  if (row?.standing !== 'beside') return path;
  const [, stem = path, ending = ''] = path.match(/^(.*?)((?:\.[^./]+)*)$/s) ?? [];
  return `${stem} (Papertree)${ending}`;
}
