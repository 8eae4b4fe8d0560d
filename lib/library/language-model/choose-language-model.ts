import { dequeue, jobsOf } from '@/lib/db/jobs/queue';
import { readSetting, writeSetting } from '@/lib/db/read-and-write-settings';
import { ExpectedError } from '@/lib/domain/errors';
import type { TopicId } from '@/lib/domain/ids';
import { type LanguageModel, unusedLanguageModel } from '@/lib/domain/preferences/language-model';
import { apiAddress } from '@/lib/language-model/chat-completion';
import { placeQuestion, readPlaceAnswer } from '@/lib/language-model/place-question';
import type { LibraryContext } from '@/lib/library/context';

/**
 * The language model that is asked from now on, `null` for none. Nothing that is in the library already is sent.
 * @param key of the server, empty where it wants none
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
    // Whoever changes the model does not get another day's questions by that.
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

/** A paper that everybody knows, and two topics: nothing of the library. */
const known = {
  title: 'Attention Is All You Need',
  abstract: 'We propose the Transformer, based on attention.',
};
const offered = ['Neural network architectures', 'Marine biology'].map((name) => ({
  topicId: name as TopicId,
  path: [name],
}));

/**
 * Asks the language model about a paper that is not of the library, to see whether it answers as it should.
 * @throws ExpectedError why it does not
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
