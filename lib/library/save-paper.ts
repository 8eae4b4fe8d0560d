import { type Act, write } from '@/lib/db/act';
import type { PapertreeDatabase } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { type CapturedPaper, type Paper, paperNames } from '@/lib/domain/paper';
import type { Placement } from '@/lib/domain/placement';
import type { LibraryContext } from './context';
import { findPaper } from './find-paper';

/**
 * Stores a met paper in Unsorted and queues its filing; a paper that is there already gains what the page
 * knows better. Answers with the paper's id in the library.
 * @throws ExpectedError `invalid-message` where the paper has no identifier, `storage-full`.
 */
export async function savePaper(context: LibraryContext, captured: CapturedPaper): Promise<PaperId> {
  const { db } = context;
  const names = paperNames(captured.identifiers);
  const known = await findPaper(db, names);
  const update = known && enrich(known, captured, names);
  if (known && !update) return known.id;

  const saved = await write(db, { kind: known ? 'update-paper' : 'save-paper', madeBy: 'person' }, (act) =>
    saveWithin(act, db, captured),
  );
  context.onPending();
  context.onPapersChanged([saved]);
  return saved;
}

/** Saves a paper as a part of an act, and looks it up there: another tab may have saved it since. */
export async function saveWithin(act: Act, db: PapertreeDatabase, captured: CapturedPaper): Promise<PaperId> {
  const names = paperNames(captured.identifiers);
  const id = names[0];
  if (!id) throw new ExpectedError('invalid-message', 'a paper without an identifier');
  const present = await findPaper(db, names);
  if (present) {
    const enriched = enrich(present, captured, names);
    if (enriched) await act.put('papers', enriched);
    return present.id;
  }
  const { parser: _, ...bibliography } = captured;
  await act.put('papers', { ...bibliography, id, aliases: names, savedAt: act.at });
  await act.put('placements', unplaced(id, act.at));
  return id;
}

/** Where a paper stands before the engine has seen it. */
export function unplaced(paperId: PaperId, at: number): Placement {
  return {
    paperId,
    topicId: UNSORTED,
    also: [],
    madeBy: 'program',
    confidence: null,
    reason: null,
    ranked: [],
    rejected: [],
    at,
  };
}

/** The stored paper with what the page adds: new names, a newer version, fields that were empty. `null` if nothing. */
function enrich(paper: Paper, captured: CapturedPaper, names: PaperId[]): Paper | null {
  const { parser: _, pageUrl: __, identifiers, links, ...read } = captured;
  const isNewer = (read.version ?? 0) > (paper.version ?? 0);
  const enriched: Paper = { ...paper };
  for (const [field, value] of Object.entries(read) as [keyof typeof read, never][]) {
    if (isEmpty(value)) continue;
    if (isNewer || isEmpty(paper[field])) enriched[field] = value;
  }
  // A list page may know a later version by number alone, and an abstract is not lost to it.
  enriched.identifiers = { ...identifiers, ...paper.identifiers };
  enriched.links = { ...links, ...paper.links };
  enriched.aliases = [...new Set([...paper.aliases, ...names])];
  return JSON.stringify(enriched) === JSON.stringify(paper) ? null : enriched;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
