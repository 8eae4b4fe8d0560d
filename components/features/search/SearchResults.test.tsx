// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { LiveSearchContext } from '@/components/data/live-search-context';
import { PanelClientContext } from '@/components/data/panel-client-context';
import {
  type PaperCommands,
  PaperCommandsContext,
} from '@/components/features/papers/paper-commands-context';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { TopicNodesContext } from '@/components/features/tree/topic-nodes-context';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { parseQuery } from '@/lib/search/query/parse-query';
import { createSearchService } from '@/lib/search/worker/search-service';
import { makePaper } from '@/tests/support/make-paper';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { SearchResults } from './SearchResults';

vi.mock('@/lib/search/query/parse-query', { spy: true });

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;
beforeEach(() => {
  opened = openLibrary();
});

async function save(arxiv: string, title: string, own: Partial<CapturedPaper> = {}) {
  await opened.library.savePaper({ paper: makePaper(arxiv, { title, ...own }) });
  return `arxiv:${arxiv}` as PaperId;
}

async function search(query: string, chosen: Place = UNSORTED) {
  const tree = buildTopicNodes(await opened.db.topics.toArray(), new Map());
  const root = mount(
    <LibraryQueriesContext.Provider value={createLibraryQueries(opened.db)}>
      <PanelClientContext.Provider value={panelClientOf(opened.library)}>
        <LiveSearchContext.Provider value={createSearchService(opened.db)}>
          <TopicNodesContext.Provider value={tree}>
            <PaperCommandsContext.Provider value={{} as PaperCommands}>
              <SearchResults
                query={query}
                chosen={chosen}
                focusWanted={{ current: false }}
                onChoose={() => undefined}
              />
            </PaperCommandsContext.Provider>
          </TopicNodesContext.Provider>
        </LiveSearchContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
  );
  return within(root);
}

describe('search results', () => {
  it('say why a paper was found if its title does not show it', async () => {
    await save('2401.00001', 'Episodic memory');
    await save('2401.00002', 'Something else', { abstract: `${'Long. '.repeat(50)}About memory here.` });
    const results = await search('memory');
    expect(await results.findByText('2 papers')).toBeTruthy();
    const why = await results.findByText(/^In the abstract: …/);
    expect(why.textContent).toContain('About memory here.');
    expect(results.getAllByText(/^In the abstract/)).toHaveLength(1);
  });

  it('separate papers on the same subject from papers with the words', async () => {
    for (let nth = 10; nth < 40; nth++) await save(`2401.000${nth}`, `Noise number ${nth}`);
    await save('2402.00001', 'quantum gravity');
    await opened.filePending();
    const vector = (await opened.embedder.embed(['quantum gravity']))[0] as Float32Array;
    opened.embedder.embed = async (texts) => texts.map(() => vector);
    const results = await search('strings');
    expect(await results.findByText('Found by its meaning')).toBeTruthy();
    expect(results.getByText('quantum gravity')).toBeTruthy();
  });

  it('can be limited to the chosen branch', async () => {
    const { topicId } = await opened.library.createTopic({ name: 'Agents', parentId: null });
    const inside = await save('2401.00001', 'Memory one');
    await save('2401.00002', 'Memory two');
    await opened.library.movePapers({ paperIds: [inside], topicId });
    const results = await search('memory', topicId);
    await results.findByText('2 papers');
    await user.click(results.getByRole('button', { name: 'Only in Agents' }));
    await results.findByText('1 paper');
    expect(results.getByText('Memory one')).toBeTruthy();
    await waitFor(() => expect(results.queryByText('Memory two')).toBeNull());
  });

  it('parse the query once, however often they are rendered', async () => {
    await save('2401.00001', 'Memory');
    vi.mocked(parseQuery).mockClear();
    const results = await search('memory');
    await results.findByText('1 paper');
    expect(parseQuery).toHaveBeenCalledTimes(1);
  });

  it('say which part of the query was ignored, and when nothing was found', async () => {
    await save('2401.00001', 'Memory');
    const results = await search('zebra year:soon');
    expect(await results.findByText('Ignored: year:soon')).toBeTruthy();
    expect(await results.findByText('Nothing found for “zebra year:soon”.')).toBeTruthy();
  });
});
