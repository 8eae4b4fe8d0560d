import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import { type BackOff, isDue, pauseAfter } from '@/lib/domain/jobs/back-off';
import {
  DAY_MS,
  hostOf,
  type LanguageModel,
  type LanguageModelUse,
  type LastQuestion,
  QUESTIONS_A_DAY,
} from '@/lib/domain/preferences/language-model';
import type { Question } from '@/lib/language-model/question';
import type { LibraryContext } from '@/lib/library/context';

/** Pauses after failed questions, in milliseconds: a server that is switched off usually stays off for a while. */
export const languageModelBackOff: BackOff = { first: 60_000, longest: 6 * 60 * 60_000 };

/** An answer, or the time at which the next question may be asked, in milliseconds since 1970. */
export type Asked = { answer: string } | { until: number };

/**
 * Asks the language model, unless it is paused or the day's questions are used up. A question is counted, and
 * recorded for the person to see, before it is sent: if the background is killed in between, fewer questions are
 * asked, never more.
 */
export async function askWithinBudget(
  { db, languageModel }: LibraryContext,
  model: LanguageModel,
  question: Question,
  { about, title }: Pick<LastQuestion, 'about' | 'title'>,
): Promise<Asked> {
  const now = Date.now();
  const until = await changeUse(db, (use) => {
    const isNewDay = isDue(use.since + DAY_MS, now, DAY_MS);
    const { since, asked } = isNewDay ? { since: now, asked: 0 } : use;
    if (!isDue(use.pausedUntil, now, languageModelBackOff.longest)) return { until: use.pausedUntil };
    if (asked >= QUESTIONS_A_DAY) return { until: since + DAY_MS };
    return { use: { ...use, since, asked: asked + 1, last: { at: now, about, title, host: hostOf(model) } } };
  });
  if (until !== null) return { until };
  try {
    const answer = await languageModel.ask(model, question);
    await changeUse(db, (use) => ({ use: { ...use, failures: 0, pausedUntil: 0, problem: null } }));
    return { answer };
  } catch (error) {
    return { until: await pauseAsking(db, error) };
  }
}

/** Records a failed question. Returns when the next question may be asked. */
async function pauseAsking(db: PapertreeDatabase, error: unknown): Promise<number> {
  if (!(error instanceof ExpectedError)) console.error('The language model could not be asked.', error);
  const problem = error instanceof ExpectedError ? error.code : 'unexpected';
  let pausedUntil = 0;
  await changeUse(db, (use) => {
    const failures = use.failures + 1;
    pausedUntil = Date.now() + pauseAfter(failures, languageModelBackOff);
    return { use: { ...use, failures, pausedUntil, problem } };
  });
  return pausedUntil;
}

/** Reads and writes the counts in one transaction, because two tasks may ask at once. */
async function changeUse(
  db: PapertreeDatabase,
  change: (use: LanguageModelUse) => { use: LanguageModelUse } | { until: number },
): Promise<number | null> {
  return db.transaction('rw', db.settings, async () => {
    const changed = change(await readSetting(db, 'languageModelUse'));
    if ('until' in changed) return changed.until;
    await writeSetting(db, 'languageModelUse', changed.use);
    return null;
  });
}
