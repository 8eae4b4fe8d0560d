// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { TopicNodesContext } from '@/components/features/tree/topic-nodes-context';
import type { PaperId } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import { reviewNext } from '@/lib/library/language-model/review-places';
import { makePaper } from '@/tests/support/make-paper';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { WhyHere } from './WhyHere';

it('says whether Papertree or the language model decided', async () => {
  const { db, library, context, filePending } = openLibrary();
  const { topicId: first } = await library.createTopic({ name: 'Memory', parentId: null });
  const { topicId: second } = await library.createTopic({ name: 'Planning', parentId: null });
  const ranked = [first, second].map((topicId) => ({ topicId, confidence: 0.5 }));
  const reason = { nearest: [], words: [] };
  context.filing = {
    ...context.filing,
    consider: async () => ({ ranked, newTopic: null, nearest: [] }),
    place: async (ids) =>
      ids.map((paperId) => ({ paperId, topicId: first, confidence: 0.5, reason, ranked })),
  };
  context.languageModel.ask = async () => '{"topic": 2}';
  await library.chooseLanguageModel({ model: { kind: 'browser' }, key: '' });
  const mark = await library.savePaper({ paper: makePaper('2401.10001') });
  await filePending();
  const why = async () => {
    const placement = await db.placements.get((mark as { paperId: PaperId }).paperId);
    const tree = buildTopicNodes(await db.topics.toArray(), new Map());
    return within(
      mount(
        <LibraryQueriesContext.Provider value={createLibraryQueries(db)}>
          <TopicNodesContext.Provider value={tree}>
            <WhyHere placement={placement as Placement} />
          </TopicNodesContext.Provider>
        </LibraryQueriesContext.Provider>,
      ),
    );
  };
  expect(await (await why()).findByText(/^Filed by Papertree\./)).toBeTruthy();
  await reviewNext(context);
  expect(await (await why()).findByText(/^Chosen by your language model/)).toBeTruthy();
});
