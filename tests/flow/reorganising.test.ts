// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import { countInbox, readConcerned, readInbox } from '@/lib/db/queries/inbox';
import { readTree, type TreeReading } from '@/lib/db/queries/topics-and-counts';
import type { PaperId, ProposalId, TopicId } from '@/lib/domain/ids';
import { planProposals, type TreeProposal } from '@/lib/domain/proposals/plan-reorganised-tree';
import { idleFiling } from '../support/idle-filing';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

const reasoned = { strength: 0.5, words: [] };

/** Three topics side by side, papers of the program in them and in Unsorted, and proposals that get in each other's way. */
async function openUntidy() {
  const wanted = new Map<PaperId, TopicId>();
  const opened = openLibrary({
    ...idleFiling,
    place: async (paperIds) =>
      paperIds.map((paperId) => {
        const topicId = wanted.get(paperId) ?? 'unsorted';
        return {
          paperId,
          topicId,
          also: [],
          confidence: 0.8,
          reason: { nearest: [], words: [] },
          ranked: [],
        };
      }),
  });
  const { db, library } = opened;
  const topic = async (name: string, parentId: TopicId | null = null) =>
    (await library.createTopic({ name, parentId })).topicId;
  let saved = 0;
  const papers = async (count: number, place?: TopicId) => {
    const ids: PaperId[] = [];
    for (let nth = 0; nth < count; nth++) {
      const mark = await library.savePaper({ paper: makePaper(`2401.${10_000 + ++saved}`) });
      ids.push((mark as { paperId: PaperId }).paperId);
    }
    for (const id of ids) if (place) wanted.set(id, place);
    return ids;
  };
  const [agents, songs, music] = [await topic('Agents'), await topic('Songs'), await topic('Music')];
  await topic('Choirs', songs);
  const [unsorted, inAgents] = [await papers(4), await papers(8, agents)];
  const [inSongs] = [await papers(3, songs), await papers(2, music)];
  await opened.filePending();
  const proposals: TreeProposal[] = [
    {
      ...{ type: 'new-topic', name: 'Robots', parentId: songs, ...reasoned },
      papers: [...unsorted.slice(0, 3), ...inAgents.slice(0, 2)],
    },
    {
      ...{ type: 'split-topic', topicId: agents, ...reasoned },
      parts: [
        { name: 'Memory', papers: inAgents.slice(0, 4) },
        { name: 'Tools', papers: inAgents.slice(4) },
      ],
    },
    { type: 'merge-topics', from: songs, into: music, papers: inSongs, ...reasoned },
    { type: 'group-topics', name: 'Sound', parentId: null, topicIds: [songs, music], ...reasoned },
  ];
  const ids: ProposalId[] = proposals.map(
    (_, nth) => `00000000-0000-7000-8000-00000000000${nth}` as ProposalId,
  );
  await db.proposals.bulkAdd(
    proposals.map((proposal, nth) => ({ id: ids[nth] as ProposalId, proposal, state: 'open', at: 1 })),
  );
  return { ...opened, proposals, ids, agents, unsorted, inAgents };
}

/** Every topic by its path, with the papers that it lists; Unsorted by its name alone. */
function drawn({ topics, counts }: Pick<TreeReading, 'topics'> & { counts: ReadonlyMap<string, number> }) {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const pathOf = (id: TopicId | null): string => {
    const topic = id === null ? undefined : byId.get(id);
    return topic ? `${pathOf(topic.parentId)} › ${topic.name}` : '';
  };
  return [
    `Unsorted ${counts.get('unsorted')}`,
    ...topics.map(({ id }) => `${pathOf(id)} ${counts.get(id) ?? 0}`),
  ].sort();
}

it('makes of any choice of changes, in their order, the tree that was shown, and takes it back', async () => {
  const { db, library, proposals, ids } = await openUntidy();
  const start = await contents(db);
  const tree = await readTree(db);
  const records = await readConcerned(db, proposals);
  for (let choice = 1; choice < 2 ** proposals.length; choice++) {
    const isChosen = (_: unknown, nth: number) => (choice >> nth) % 2 === 1;
    const planned = planProposals(proposals.filter(isChosen), records, tree.counts);
    const { act, accepted } = await library.acceptProposals({ ids: ids.filter(isChosen) });
    expect(accepted).toHaveLength(planned.carriedOut);
    const made = await readTree(db);
    expect(drawn(made), `choice ${choice}`).toEqual(
      drawn({ topics: [...planned.topics.values()], counts: planned.counts }),
    );
    await library.undo({ act });
    expect(await contents(db)).toEqual(start);
  }
});

it('asks of the tree once, and shows of each change what is still true', async () => {
  const { db, library, agents, unsorted, inAgents } = await openUntidy();
  const [first, second] = unsorted as [PaperId, PaperId];
  expect(await countInbox(db, 99)).toBe(1 + unsorted.length);
  await library.movePapers({ paperIds: [first], topicId: agents });
  await library.deletePapers({ paperIds: [second] });
  const { proposals, placements } = await readInbox(db, 10);
  expect(proposals.find(({ proposal }) => proposal.type === 'new-topic')?.proposal).toMatchObject({
    papers: [unsorted[2], inAgents[0], inAgents[1]],
  });
  expect(placements.get(unsorted[2] as PaperId)?.topicId).toBe('unsorted');
  // Most of its papers are elsewhere: the reason for it is gone.
  await library.movePapers({ paperIds: inAgents.slice(0, 5), topicId: 'unsorted' });
  const left = (await readInbox(db, 10)).proposals.map(({ proposal }) => proposal.type);
  expect(left).not.toContain('split-topic');
});
