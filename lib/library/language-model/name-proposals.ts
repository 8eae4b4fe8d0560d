import type { PapertreeDatabase } from '@/lib/db/database';
import { readMany } from '@/lib/db/queries/read-many-by-key';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import {
  type GivenNames,
  givenNameKey,
  type ProposedTopic,
  proposedTopics,
  withNames,
} from '@/lib/domain/proposals/names-in-proposal';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import type { Task } from '@/lib/jobs/task';
import { nameQuestion, readNameAnswer } from '@/lib/language-model/name-question';
import type { LibraryContext } from '@/lib/library/context';
import { askWithinBudget } from './ask-within-budget';

/** Asks for names of the topics in open proposals, one after the other. */
export function namingTask(context: LibraryContext): Task {
  return {
    name: 'name proposals',
    run: () => nameNext(context),
    wakesOn: (event) =>
      event.type === 'setting' && (event.key === 'proposalsLook' || event.key === 'languageModel'),
  };
}

/**
 * Asks about the first topic that was not asked about yet. Safe to be killed at any point: the topic is recorded as
 * asked together with the answer, and the question is counted before it is sent.
 * @returns when there is more to do, milliseconds since 1970, or `null`.
 */
export async function nameNext(context: LibraryContext): Promise<number | null> {
  const { db } = context;
  const model = await readSetting(db, 'languageModel');
  if (!model) return null;
  const given = await readSetting(db, 'languageModelNames');
  const open = await db.proposals.filter(({ state }) => state === 'open').toArray();
  for (const row of open) {
    const topics = proposedTopics(row.proposal);
    const index = topics.findIndex((_, i) => !given[givenNameKey(row, i)]);
    if (index < 0) continue;
    return (await nameTopic(context, model, row, index)) ?? Date.now();
  }
  return null;
}

/** @returns when the next question may be asked, milliseconds since 1970; `null` if now. */
async function nameTopic(
  context: LibraryContext,
  model: LanguageModel,
  row: StoredProposal,
  index: number,
): Promise<number | null> {
  const { db } = context;
  const { name, papers } = proposedTopics(row.proposal)[index] as ProposedTopic;
  const titles = (await readMany(db.papers, papers)).flatMap((paper) => paper?.title ?? []);
  const topics = await db.topics.toArray();
  const parentId = parentOf(row);
  const siblings = topics.filter((topic) => topic.parentId === parentId).map((topic) => topic.name);
  const unnamed = { name, titles, siblings };
  const asked = await askWithinBudget(context, model, nameQuestion(unnamed), { about: 'name', title: name });
  if ('until' in asked) return asked.until;
  const others = proposedTopics(row.proposal).flatMap((topic, i) => (i === index ? [] : topic.name));
  const taken = [...topics.map((topic) => topic.name), ...others];
  const to = readNameAnswer(asked.answer, unnamed, taken) ?? name;
  await giveName(db, row, index, { from: name, to });
  return null;
}

function parentOf({ proposal }: StoredProposal) {
  if (proposal.type === 'new-topic') return proposal.parentId;
  return proposal.type === 'split-topic' ? proposal.topicId : null;
}

async function giveName(
  db: PapertreeDatabase,
  row: StoredProposal,
  index: number,
  name: GivenNames[string],
): Promise<void> {
  await db.transaction('rw', [db.proposals, db.settings], async () => {
    const current = await db.proposals.get(row.id);
    // Proposals may have been looked for again while the model was asked, so the topic may be a different one.
    if (current?.state !== 'open' || proposedTopics(current.proposal)[index]?.name !== name.from) return;
    const given = await readSetting(db, 'languageModelNames');
    await writeSetting(db, 'languageModelNames', { ...given, [givenNameKey(row, index)]: name });
    const names: string[] = [];
    names[index] = name.to;
    await db.proposals.put({ ...current, proposal: withNames(current.proposal, names) });
  });
}
