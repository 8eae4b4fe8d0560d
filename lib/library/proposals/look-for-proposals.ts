import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase } from '@/lib/db/database';
import { jobsWaiting } from '@/lib/db/jobs/queue';
import { readFilingPreferences } from '@/lib/db/queries/read-settings';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { ProposalId } from '@/lib/domain/ids';
import { isDue } from '@/lib/domain/jobs/back-off';
import type { Granularity } from '@/lib/domain/preferences/filing-preferences';
import { applicableNames, withGivenNames } from '@/lib/domain/proposals/names-in-proposal';
import type { Proposal, StoredProposal } from '@/lib/domain/proposals/proposal';
import { isSameQuestion } from '@/lib/domain/proposals/same-question';
import { LOW_PRIORITY_DELAY_MS, type Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';
import { findSameTitles } from './find-same-titles';

/** Milliseconds since the last change, so that a person who saves one paper after another is not interrupted. */
const QUIET_MS = 30_000;
/**
 * Share of the library, in changes a paper, that is news enough to look again. A saved paper is three changes (the
 * paper, Unsorted, its place), and a look through 10,000 papers in 300 topics takes 5.5 s: there, one in 33 saves is
 * followed by a look, in a library of 300 papers every one.
 */
const CHANGED_SHARE = 0.01;

/** The state of the log at the last search for proposals. */
interface LibraryState {
  seq: number;
  granularity: Granularity;
}

/** Looks for proposals once the library has been quiet for a while, whoever changed it. */
export function proposingTask(context: LibraryContext): Task {
  return {
    name: 'look for proposals',
    delay: LOW_PRIORITY_DELAY_MS,
    run: () => lookWhenDue(context),
    wakesOn: (event) => event.type === 'act' || (event.type === 'setting' && event.key === 'granularity'),
  };
}

/**
 * Looks for proposals if enough has changed since the last look and nothing has for a while.
 * @returns when it is due, milliseconds since 1970, or `null` where nothing is.
 */
export async function lookWhenDue(context: LibraryContext): Promise<number | null> {
  const { db } = context;
  // While papers wait to be filed, their effect on the tree is unknown; the act that files them wakes this task.
  if ((await jobsWaiting(db, 'file')) > 0) return null;
  const [last, now, papers, change] = await Promise.all([
    readSetting(db, 'proposalsLook'),
    presentState(db),
    db.papers.count(),
    db.changes.orderBy(':id').last(),
  ]);
  if (!change || !hasChanged(last, now, CHANGED_SHARE * papers)) return null;
  const due = change.at + QUIET_MS;
  if (!isDue(due, Date.now(), QUIET_MS)) return due;
  await lookForProposals(context);
  return null;
}

/**
 * Looks for proposals now, if anything has changed since the last time. Existing proposals that are found again stay
 * unchanged, others are removed, and declined ones do not return.
 */
export async function lookForProposals({ db, filing }: LibraryContext): Promise<void> {
  const now = await presentState(db);
  if (!hasChanged(await readSetting(db, 'proposalsLook'), now, 0)) return;
  let found: Proposal[] | null = null;
  try {
    found = [...(await filing.propose()), ...(await findSameTitles(db))];
  } catch (error) {
    // Nothing depends on it: the next change triggers another try.
    if (!(error instanceof ExpectedError)) console.error('Proposals could not be made.', error);
  }
  await db.transaction('rw', [db.proposals, db.settings], async () => {
    if (found) await store(db, found);
    await writeSetting(db, 'proposalsLook', now);
  });
}

async function presentState(db: PapertreeDatabase): Promise<LibraryState> {
  const last = await db.changes.orderBy(':id').last();
  return { seq: last?.seq ?? 0, granularity: (await readFilingPreferences(db)).granularity };
}

function hasChanged(last: LibraryState | undefined, now: LibraryState, enough: number): boolean {
  if (!last) return now.seq > 0;
  return now.granularity !== last.granularity || now.seq - last.seq > enough;
}

/** Open proposals are derived, so writing them is not logged. */
async function store(db: PapertreeDatabase, found: Proposal[]): Promise<void> {
  const rows = await db.proposals.toArray();
  const declined = rows.filter(({ state }) => state === 'declined');
  const open = new Set(rows.filter(({ state }) => state === 'open'));
  const now = Date.now();
  const present: StoredProposal[] = [];
  for (const proposal of found) {
    const isSame = (row: StoredProposal) => isSameQuestion(row.proposal, proposal);
    if (declined.some(isSame)) continue;
    const known = [...open].find(isSame);
    if (known) open.delete(known);
    present.push({
      id: known?.id ?? (uuid() as ProposalId),
      proposal,
      state: 'open',
      at: known?.at ?? now,
    });
  }
  const before = await readSetting(db, 'languageModelNames');
  const given = applicableNames(before, present);
  if (Object.keys(before).length > 0) await writeSetting(db, 'languageModelNames', given);
  await db.proposals.bulkPut(present.map((row) => withGivenNames(row, given)));
  await db.proposals.bulkDelete([...open].map(({ id }) => id));
}
