import type { PapertreeDatabase } from '@/lib/db/database';
import { dequeue, dueJobs, nextDue } from '@/lib/db/jobs/queue';
import { write } from '@/lib/db/log/write';
import { readFilingPreferences } from '@/lib/db/queries/read-settings';
import { topicsByPerson } from '@/lib/db/queries/secondary-topics-by-person';
import { readSetting } from '@/lib/db/settings-table';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { afterFailure } from '@/lib/domain/jobs/back-off';
import type { Job } from '@/lib/domain/jobs/job';
import type { Placement, RankedTopic } from '@/lib/domain/placements/placement';
import { mayProgramMove } from '@/lib/domain/placements/program-transitions';
import { isUnsure, type Review, reviewPlacement } from '@/lib/domain/placements/review';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import { topicPath } from '@/lib/domain/topics/topic-path';
import type { Task } from '@/lib/jobs/task';
import { inNeutralOrder, placeQuestion, readPlaceAnswer } from '@/lib/language-model/place-question';
import type { LibraryContext } from '@/lib/library/context';
import { askWithinBudget, languageModelBackOff } from './ask-within-budget';

/** After this many unusable answers about a paper, the paper stays as filing left it. */
const ATTEMPTS = 2;

/** Reviews the placements that filing is not sure of, one after the other. */
export function reviewingTask(context: LibraryContext): Task {
  return {
    name: 'review places',
    run: () => reviewNext(context),
    wakesOn: (event) =>
      (event.type === 'act' && event.madeBy === 'program') ||
      (event.type === 'setting' && (event.key === 'languageModel' || event.key === 'isFilingPaused')),
  };
}

/**
 * Asks about the paper that has waited longest. Safe to be killed at any point: the attempt is stored in its job
 * before the question is sent, and the job is removed in the transaction that stores the result.
 * @returns when there is more to do, milliseconds since 1970, or `null`.
 */
export async function reviewNext(context: LibraryContext): Promise<number | null> {
  const { db } = context;
  const { longest } = languageModelBackOff;
  const model = await readSetting(db, 'languageModel');
  if (!model || (await readSetting(db, 'isFilingPaused'))) return null;
  const [job] = await dueJobs(db, 'review', 1, longest);
  if (!job) return nextDue(db, 'review', longest);
  const until = await review(context, model, job);
  return until ?? Date.now();
}

/** @returns when the next question may be asked, milliseconds since 1970; `null` if now. */
async function review(context: LibraryContext, model: LanguageModel, job: Job): Promise<number | null> {
  const { db, filing } = context;
  const id = job.subject as PaperId;
  const [paper, placement] = await Promise.all([db.papers.get(id), db.placements.get(id)]);
  if (!paper || !placement || !isUnsure(placement) || job.attempts >= ATTEMPTS) {
    await dequeue(db, 'review', [id]);
    return null;
  }
  const { ranked } = await filing.consider({ paper, id, rejected: placement.rejected });
  const topics = new Map((await db.topics.toArray()).map((topic) => [topic.id, topic]));
  const offered = inNeutralOrder(
    ranked.flatMap(({ topicId }) =>
      topics.has(topicId) ? { topicId, path: topicPath(topicId, topics) } : [],
    ),
  );
  if (offered.length < 2) {
    // The topics were rejected, locked or deleted since: there is no choice left.
    await dequeue(db, 'review', [id]);
    return null;
  }
  const question = placeQuestion(paper, offered);
  await db.queue.put(afterFailure(job, 'language-model-unclear', languageModelBackOff, Date.now()));
  const asked = await askWithinBudget(context, model, question, { about: 'place', title: paper.title });
  if ('until' in asked) {
    // The server did not answer. This does not count as an attempt for the paper.
    await db.queue.put({ ...job, dueAt: asked.until });
    return asked.until;
  }
  const answer = readPlaceAnswer(asked.answer, paper, offered);
  if (answer) await store(db, placement, answer, ranked);
  return null;
}

async function store(
  db: PapertreeDatabase,
  asked: Placement,
  review: Review,
  ranked: RankedTopic[],
): Promise<void> {
  const { autonomy } = await readFilingPreferences(db);
  await write(
    db,
    { kind: 'review-place', madeBy: 'program', tables: ['topics', 'placements'] },
    async (act) => {
      await dequeue(db, 'review', [asked.paperId]);
      const current = await db.placements.get(asked.paperId);
      // Anything that was done to the placement since takes precedence.
      if (!current || current.at !== asked.at || !isUnsure(current)) return;
      const tree = await db.topics.toArray();
      const present = new Set<TopicId>(tree.map(({ id }) => id));
      const open = ranked.filter(({ topicId }) => present.has(topicId));
      const reviewed = reviewPlacement(current, review, open, autonomy, act.at);
      if (reviewed === current || !mayProgramMove(current, lockedTopics(tree), reviewed.topicId)) return;
      const kept = await topicsByPerson(db, current);
      await act.put('placements', { ...reviewed, also: reviewed.also.filter((id) => kept.includes(id)) });
    },
  );
}
