import { dequeue, jobsOf } from '@/lib/db/jobs/queue';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { TopicId } from '@/lib/domain/ids';
import { type LanguageModel, unusedLanguageModel } from '@/lib/domain/preferences/language-model';
import { apiAddress } from '@/lib/language-model/chat-completion';
import { placeQuestion, readPlaceAnswer } from '@/lib/language-model/place-question';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Sets the language model that is asked from now on; `null` for none. Papers that are waiting for a review are not
 * sent.
 * @param key The server's key; empty if it needs none.
 * @throws ExpectedError `invalid-address`, `address-with-password`, `language-model-needs-https`
 */
export async function chooseLanguageModel(
  { db, languageModel }: LibraryContext,
  model: LanguageModel | null,
  key: string,
): Promise<void> {
  const chosen = model?.kind === 'server' ? { ...model, address: apiAddress(model.address) } : model;
  await languageModel.keepKey(chosen?.kind === 'server' ? key : '');
  await db.transaction('rw', [db.settings, db.queue], async () => {
    const { since, asked } = await readSetting(db, 'languageModelUse');
    // Changing the model does not reset the number of questions asked today.
    await writeSetting(db, 'languageModelUse', { ...unusedLanguageModel, since, asked });
    await writeSetting(db, 'languageModel', chosen);
    const waiting = await jobsOf(db, 'review');
    await dequeue(
      db,
      'review',
      waiting.map(({ subject }) => subject),
    );
  });
}

/** A well-known paper and two topics: nothing from the library. */
const known = {
  title: 'Attention Is All You Need',
  abstract: 'We propose the Transformer, based on attention.',
};
const offered = ['Neural network architectures', 'Marine biology'].map((name) => ({
  topicId: name as TopicId,
  path: [name],
}));

/**
 * Asks the language model about a paper that is not from the library, to test whether it answers correctly.
 * @throws ExpectedError with the reason if it does not.
 */
export async function tryLanguageModel({ db, languageModel }: LibraryContext): Promise<void> {
  const model = await readSetting(db, 'languageModel');
  if (!model) return;
  const answer = await languageModel.ask(model, placeQuestion(known, offered));
  if (!readPlaceAnswer(answer, known, offered)) throw new ExpectedError('language-model-unclear');
  await writeSetting(db, 'languageModelUse', {
    ...(await readSetting(db, 'languageModelUse')),
    failures: 0,
    pausedUntil: 0,
    problem: null,
  });
}
