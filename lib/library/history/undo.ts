import type { PapertreeDatabase } from '@/lib/db/database';
import { lastToRedo, lastToUndo } from '@/lib/db/log/history';
import { write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/placements';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { Change } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { isPinned } from '@/lib/domain/placements/placement';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import { selfAndAncestors } from '@/lib/domain/topics/ancestors';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Takes an act back by writing what was there before, as an act of its own, so that an undo can be undone.
 * What the program did to the same records since goes with it; what a person did since stands in the way.
 * @throws ExpectedError `nothing-to-undo` for an unknown act; where a person has built on it `undo-conflict`,
 * `undo-topics-below` or `undo-papers-there`, about what stands in the way.
 */
export async function undoAct(context: LibraryContext, undone: ActId): Promise<ActId> {
  return (await takeBack(context, async () => undone)).act;
}

/**
 * Takes back the last thing that a person did or agreed to and that still stands; also what was done before the
 * browser was last closed. Answers with the act taken back, and the act that did so.
 * @throws ExpectedError `nothing-to-undo`, and as `undoAct`.
 */
export async function undoLast(context: LibraryContext): Promise<{ act: ActId; undone: ActId }> {
  return takeBack(context, async () => {
    const last = await lastToUndo(context.db);
    if (!last) throw new ExpectedError('nothing-to-undo');
    return last.act;
  });
}

/**
 * Does again what was taken back last, as long as nothing else was done since.
 * @throws ExpectedError `nothing-to-redo`, and as `undoAct`.
 */
export async function redoLast(context: LibraryContext): Promise<{ act: ActId; undone: ActId }> {
  return takeBack(context, async () => {
    const undoing = await lastToRedo(context.db);
    if (!undoing) throw new ExpectedError('nothing-to-redo');
    return undoing.act;
  });
}

/** Which act it is, is asked within the transaction: two quick presses take back two acts, not one of them twice. */
async function takeBack(
  context: LibraryContext,
  find: () => Promise<ActId>,
): Promise<{ act: ActId; undone: ActId }> {
  const { db } = context;
  return write(db, { kind: 'undo', madeBy: 'person', tables: recordedTables }, async (act) => {
    const undone = await find();
    const changes = await db.changes.where('act').equals(undone).sortBy('seq');
    if (changes.length === 0) throw new ExpectedError('nothing-to-undo');
    const firsts = firstOfEachRecord(changes);
    await refuseIfBuiltUpon(db, firsts, undone);
    await act.takeBackAll(firsts);
    await refuseIfLeftBehind(db, firsts);
    return { act: act.id, undone };
  });
}

/** An act may write a record twice; only what was there before the first write counts. */
function firstOfEachRecord(changes: Change[]): Change[] {
  const first = new Map<string, Change>();
  for (const change of changes) {
    const record = `${change.table} ${change.key}`;
    if (!first.has(record)) first.set(record, change);
  }
  return [...first.values()];
}

/** Each record must be as this act or the program left it; how it got back there, by other undos, does not matter. */
async function refuseIfBuiltUpon(db: PapertreeDatabase, changes: Change[], undone: ActId): Promise<void> {
  const left = await Promise.all(changes.map((change) => statesLeft(db, change, undone)));
  for (const table of new Set(changes.map(({ table }) => table))) {
    const written = changes.flatMap((change, index) =>
      change.table === table ? [{ change, states: left[index] }] : [],
    );
    const current = await db.table(table).bulkGet(written.map(({ change }) => change.key));
    for (const [index, { change, states }] of written.entries()) {
      if (states?.includes(JSON.stringify(current[index] ?? null))) continue;
      throw new ExpectedError('undo-conflict', undefined, { about: await nameOf(db, change) });
    }
  }
}

/** How the act, and the program since, left the record of this change. */
async function statesLeft(db: PapertreeDatabase, change: Change, undone: ActId): Promise<string[]> {
  const all = await db.changes.where('[table+key]').equals([change.table, change.key]).toArray();
  return all
    .filter(
      ({ seq = 0, act, madeBy }) => seq >= (change.seq ?? 0) && (act === undone || madeBy === 'program'),
    )
    .map(({ after }) => JSON.stringify(after));
}

/** What the record is called: a topic by its name, a rule by its conditions, all else by its paper's title; as it last was. */
async function nameOf(db: PapertreeDatabase, change: Change): Promise<string> {
  switch (change.table) {
    case 'topics':
      return (await db.topics.get(change.key))?.name ?? (change.after ?? change.before)?.name ?? '';
    case 'rules': {
      const rule = (await db.rules.get(change.key)) ?? change.after ?? change.before;
      return [...(rule?.categories ?? []), ...(rule?.words ?? [])].join(', ');
    }
    case 'proposals': {
      const proposal = (change.after ?? change.before)?.proposal;
      return proposal ? nameOfProposal(db, proposal) : '';
    }
    default:
      return titleOf(db, change.key);
  }
}

/** The topic or the paper that a proposal is about. */
async function nameOfProposal(db: PapertreeDatabase, proposal: Proposal): Promise<string> {
  switch (proposal.type) {
    case 'same-paper':
      return proposal.title;
    case 'new-topic':
    case 'group-topics':
      return proposal.name;
    case 'split-topic':
      return nameOfTopic(db, proposal.topicId);
    case 'merge-topics':
      return nameOfTopic(db, proposal.into);
  }
}

/** The name of a topic, as it last was. */
async function nameOfTopic(db: PapertreeDatabase, id: TopicId): Promise<string> {
  const topic = await db.topics.get(id);
  if (topic) return topic.name;
  const last = await db.changes.where('[table+key]').equals(['topics', id]).last();
  return last?.table === 'topics' ? ((last.after ?? last.before)?.name ?? '') : '';
}

/** The title of a paper, as it last was; its id where none is known. */
async function titleOf(db: PapertreeDatabase, id: PaperId): Promise<string> {
  const paper = await db.papers.get(id);
  if (paper) return paper.title;
  const last = await db.changes.where('[table+key]').equals(['papers', id]).last();
  return (last?.table === 'papers' && (last.after ?? last.before)?.title) || id;
}

/**
 * What the act would leave behind must not fall to pieces: no topic below one that goes, no paper that a person filed
 * in one, and no topic below itself. All else is repaired by the write path.
 */
async function refuseIfLeftBehind(db: PapertreeDatabase, changes: Change[]): Promise<void> {
  const written = changes.flatMap((change) => (change.table === 'topics' ? [change.key] : []));
  if (written.length === 0) return;
  const topics = new Map((await db.topics.toArray()).map((topic) => [topic.id, topic]));
  const gone = written.filter((id) => !topics.has(id));
  const [below] = gone.length > 0 ? await db.topics.where('parentId').anyOf(gone).toArray() : [];
  if (below) throw new ExpectedError('undo-topics-below', undefined, { about: below.name });
  for (const id of gone) {
    const pinned = await placedIn(db, id).filter(isPinned).first();
    if (pinned) {
      const about = await titleOf(db, pinned.paperId);
      throw new ExpectedError('undo-papers-there', undefined, { about });
    }
  }
  const parentOf = (id: TopicId) => topics.get(id)?.parentId;
  for (const id of written) {
    const highest = [...selfAndAncestors(id, parentOf)].at(-1);
    if (highest === undefined || parentOf(highest) !== id) continue;
    throw new ExpectedError('undo-conflict', undefined, { about: topics.get(highest)?.name ?? '' });
  }
}
