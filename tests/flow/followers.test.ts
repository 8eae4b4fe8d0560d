// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { enqueue } from '@/lib/db/jobs/queue';
import { catchUp, type FeedEvent, lastChange } from '@/lib/db/log/change-feed';
import type { ActId, PaperId, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import { unplaced } from '@/lib/domain/placements/placement';
import { backgroundTasks } from '@/lib/jobs/background-tasks';
import { showBadges } from '@/lib/platform/tabs/badge';
import { requests } from '@/lib/rpc/requests';
import { createSyncTask } from '@/lib/sync/running/sync-task';
import type { SyncContext } from '@/lib/sync/sync-context';
import { bindRequests } from '../support/bind-requests';
import { stageText } from '../support/import-text';
import { makePaper } from '../support/make-paper';
import { notifiedPages } from '../support/notified-pages';
import { openLibrary } from '../support/open-library';
import { makeTarget, noSecrets } from '../sync/support/open-sync';

/*
 * Every request of panel and pages is made here once, and what follows the change feed is asked whether it noticed.
 * A new request without an entry below fails the first test.
 */
const query = vi.hoisted(() => vi.fn(async () => []));
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getManifest: () => ({ host_permissions: ['https://arxiv.org/*'] }) },
    tabs: { query, onUpdated: { addListener: () => undefined } },
  },
}));
beforeEach(() => query.mockClear());

const [p1, p2, p3] = ['arxiv:2401.00001', 'arxiv:2401.00002', 'arxiv:2401.00003'] as [
  PaperId,
  PaperId,
  PaperId,
];
const uuid = (nth: number) => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
const file = '@article{one, title = {A paper of a file}, author = {Lise Meitner}, doi = {10.1000/one}}';

/** A topic with a paper that a person placed, one below it with a paper that the engine placed, and one unsorted paper. */
async function openFollowed() {
  const opened = openLibrary();
  const { db, context, backups } = opened;
  const sync: Omit<SyncContext, 'onProgress'> = {
    db,
    secrets: noSecrets,
    exportFiles: async () => [],
    merge: () => null,
    openAdapter: async () => ({
      batch: 1,
      list: async () => null,
      read: () => Promise.reject(new Error('nothing to read')),
      remove: async () => true,
      write: async () => [],
    }),
  };
  const library = bindRequests(requests, { ...context, sync });
  const { topicId: upper } = await library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: lower } = await library.createTopic({ name: 'Memory', parentId: upper });
  const { topicId: other } = await library.createTopic({ name: 'Vision', parentId: null });
  for (const id of ['2401.00001', '2401.00002', '2401.00003'])
    await library.savePaper({ paper: makePaper(id, { abstract: 'We show.' }) });
  await library.movePapers({ paperIds: [p1], topicId: upper });
  await db.placements.put({ ...unplaced(p2, 1), topicId: lower, confidence: 0.9 });
  const { ruleId } = await library.createRule({
    rule: { topicId: other, categories: ['q-bio.NC'], words: [] },
  });
  await db.proposals.put({
    id: uuid(1) as ProposalId,
    proposal: { type: 'merge-topics', into: upper, from: other, papers: [], strength: 1, words: [] },
    state: 'open',
    at: 1,
  });
  await db.queue.clear();

  const events: FeedEvent[] = [];
  const told = notifiedPages(db);
  const tasks = [...backgroundTasks(context, backups), createSyncTask(sync)];
  db.feed.subscribe((event) => events.push(event));
  db.feed.subscribe(showBadges(async () => []).onEvent);
  const woken = new Set<string>();
  db.feed.subscribe((event) => {
    for (const task of tasks) if (task.wakesOn(event)) woken.add(task.name);
  });
  return { ...opened, library, upper, lower, other, ruleId, events, told, woken };
}
type Followed = Awaited<ReturnType<typeof openFollowed>>;

/** What wakes on every act of the library. */
const onAct = [
  'complete papers',
  'file papers',
  'finish acts that were cut short',
  'keep targets in sync',
  'look for proposals',
  'remember the size of the library',
];

/** Which followers have to notice a request. */
interface Noticed {
  /** Papers of which open pages are told; where there are any, the badge looks again. */
  papers?: PaperId[];
  /** Open pages are told, although no record of a paper was written: the badge need not look. */
  below?: PaperId[];
  /** Topics that engine and search find in the log. */
  topics?: (followed: Followed) => TopicId[];
  tasks?: string[];
}
type Change = [act: (followed: Followed) => Promise<unknown>, noticed: Noticed];

const acts: Record<string, Change> = {
  savePaper: [
    ({ library }) => library.savePaper({ paper: makePaper('2401.00009') }),
    { papers: ['arxiv:2401.00009' as PaperId], tasks: onAct },
  ],
  addPapers: [
    ({ library }) => library.addPapers({ text: '2401.00009' }),
    { papers: ['arxiv:2401.00009' as PaperId], tasks: onAct },
  ],
  fileOnPage: [
    ({ library, other }) =>
      library.fileOnPage({ papers: [makePaper('2401.00003')], destinations: [{ topicId: other }] }),
    { papers: [p3], tasks: onAct },
  ],
  movePapers: [
    ({ library, other }) => library.movePapers({ paperIds: [p1], topicId: other }),
    { papers: [p1], tasks: onAct },
  ],
  rejectPlaces: [({ library }) => library.rejectPlaces({ paperIds: [p2] }), { papers: [p2], tasks: onAct }],
  deletePapers: [({ library }) => library.deletePapers({ paperIds: [p1] }), { papers: [p1], tasks: onAct }],
  annotatePapers: [
    ({ library }) => library.annotatePapers({ paperIds: [p1], annotation: { notes: 'Read.' } }),
    { papers: [p1], tasks: onAct },
  ],
  editPaper: [
    ({ library }) => library.editPaper({ paperId: p1, edit: { values: { title: 'A better title' } } }),
    { papers: [p1], tasks: onAct },
  ],
  refreshPaper: [
    ({ context }) => {
      const text =
        '<feed><entry><id>http://arxiv.org/abs/2401.00001v2</id><title>As it is now</title></entry></feed>';
      context.fetchText = async () => ({ status: 200, text, retryAfter: null });
      return bindRequests(requests, { ...context, sync: {} as never }).refreshPaper({ paperId: p1 });
    },
    { papers: [p1], tasks: onAct },
  ],
  addToTopic: [
    ({ library, other }) => library.addToTopic({ paperIds: [p1], topicId: other }),
    { papers: [p1], tasks: onAct },
  ],
  removeFromTopic: [
    async ({ library, db, other }) => {
      await db.placements.update(p1, { also: [other] });
      await library.removeFromTopic({ paperIds: [p1], topicId: other });
    },
    { papers: [p1], tasks: onAct },
  ],
  findPublishedVersion: [
    ({ context }) => {
      const work = {
        type: 'journal-article',
        DOI: '10.1000/x',
        'container-title': ['Journal of Agents'],
        title: ['Paper 2401.00001'],
        author: [{ family: 'Curie' }],
      };
      const text = JSON.stringify({ message: { items: [work] } });
      context.fetchText = async (address) =>
        address.includes('crossref') ? { status: 200, text, retryAfter: null } : null;
      return bindRequests(requests, { ...context, sync: {} as never }).findPublishedVersion({ paperId: p1 });
    },
    { papers: [p1], tasks: onAct },
  ],
  refilePapers: [({ library }) => library.refilePapers({}), { papers: [p2, p3], tasks: onAct }],
  cancelFiling: [
    async ({ db, library }) => {
      await enqueue(db, 'file', [p3], 1);
      await library.cancelFiling({});
    },
    { papers: [p3], tasks: onAct },
  ],
  createTopic: [
    ({ library }) => library.createTopic({ name: 'New', parentId: null, papers: [p3] }),
    { papers: [p3], tasks: onAct },
  ],
  renameTopic: [
    ({ library, upper }) => library.renameTopic({ topicId: upper, name: 'Agent systems' }),
    { below: [p1, p2], topics: ({ upper }) => [upper], tasks: onAct },
  ],
  moveTopic: [
    ({ library, lower }) => library.moveTopic({ topicId: lower, parentId: null }),
    { below: [p2], topics: ({ lower }) => [lower], tasks: onAct },
  ],
  colourTopic: [
    ({ library, upper }) => library.colourTopic({ topicId: upper, colour: 'teal' }),
    { topics: ({ upper }) => [upper], tasks: onAct },
  ],
  pinTopic: [
    ({ library, upper }) => library.pinTopic({ topicId: upper, isPinned: true }),
    { topics: ({ upper }) => [upper], tasks: onAct },
  ],
  lockTopic: [
    ({ library, upper }) => library.lockTopic({ topicId: upper, locked: true }),
    { topics: ({ upper }) => [upper], tasks: onAct },
  ],
  mergeTopics: [
    ({ library, upper, other }) => library.mergeTopics({ from: upper, into: other }),
    { papers: [p1], below: [p2], topics: ({ upper, lower }) => [upper, lower], tasks: onAct },
  ],
  splitTopic: [
    ({ library, upper }) =>
      library.splitTopic({ topicId: upper, topics: [{ name: 'Part', parent: null, papers: [p1] }] }),
    { papers: [p1], tasks: onAct },
  ],
  deleteTopic: [
    ({ library, upper }) => library.deleteTopic({ topicId: upper }),
    { papers: [p1], below: [p2], topics: ({ upper, lower }) => [upper, lower], tasks: onAct },
  ],
  createTree: [
    ({ library }) => library.createTree({ topics: [{ name: 'First', parent: null, papers: [p3] }] }),
    { papers: [p3], tasks: onAct },
  ],
  acceptProposals: [
    ({ library }) => library.acceptProposals({ ids: [uuid(1) as ProposalId] }),
    { topics: ({ other }) => [other], tasks: onAct },
  ],
  declineProposals: [
    ({ library }) => library.declineProposals({ ids: [uuid(1) as ProposalId] }),
    { tasks: onAct },
  ],
  createRule: [
    ({ library, other }) =>
      library.createRule({ rule: { topicId: other, categories: ['cs.CL'], words: [] } }),
    { papers: [p2, p3], tasks: onAct },
  ],
  changeRule: [
    ({ library, ruleId }) => library.changeRule({ ruleId, categories: ['cs.CL'], words: [] }),
    { papers: [p2, p3], tasks: onAct },
  ],
  deleteRule: [({ library, ruleId }) => library.deleteRule({ ruleId }), { tasks: onAct }],
  orderRules: [
    async ({ library, other, ruleId }) => {
      await library.createRule({ rule: { topicId: other, categories: ['q-fin.ST'], words: [] } });
      await library.orderRules({ ruleIds: [ruleId] as RuleId[] });
    },
    { tasks: onAct },
  ],
  undo: [
    async ({ library, db }) => {
      const [save] = await db.changes.where('[table+key]').equals(['papers', p3]).toArray();
      await library.undo({ act: save?.act as ActId });
    },
    { papers: [p3], tasks: onAct },
  ],
  noteOnPage: [
    async ({ inTab, other }) => {
      const page = inTab(1);
      const papers = [makePaper('2401.00003')];
      const { act } = await page.fileOnPage({ papers, destinations: [{ topicId: other }] });
      await page.noteOnPage({ names: [p3], act, note: 'For the survey' });
    },
    { papers: [p3], tasks: onAct },
  ],
  undoOnPage: [
    async ({ inTab, other }) => {
      const page = inTab(1);
      const papers = [makePaper('2401.00003')];
      const { act } = await page.fileOnPage({ papers, destinations: [{ topicId: other }] });
      await page.undoOnPage({ act });
    },
    { papers: [p3], tasks: onAct },
  ],
  undoLast: [
    async ({ library, upper }) => {
      await library.renameTopic({ topicId: upper, name: 'Agent systems' });
      await library.undoLast({});
    },
    { below: [p1, p2], topics: ({ upper }) => [upper], tasks: onAct },
  ],
  redoLast: [
    async ({ library, upper }) => {
      await library.renameTopic({ topicId: upper, name: 'Agent systems' });
      await library.undoLast({});
      await library.redoLast({});
    },
    { below: [p1, p2], topics: ({ upper }) => [upper], tasks: onAct },
  ],
  undoProgram: [
    async ({ library }) => {
      await library.addCitationKeys({ branch: null, keys: 'scholar' });
      await library.undoProgram({ since: 0 });
    },
    { papers: [p1], tasks: onAct },
  ],
  addCitationKeys: [
    ({ library }) => library.addCitationKeys({ branch: null, keys: 'scholar' }),
    { papers: [p1, p2, p3], tasks: onAct },
  ],
  restoreBackup: [
    async ({ library, backupDatabase }) => {
      await library.backUp({});
      await library.movePapers({ paperIds: [p1], topicId: 'unsorted' });
      const [backup] = await backupDatabase.list();
      await library.restoreBackup({ id: backup?.id ?? '' });
    },
    { papers: [p1], tasks: onAct },
  ],
  startOver: [
    async ({ library, backupDatabase }) => {
      await library.backUp({});
      await library.movePapers({ paperIds: [p1], topicId: 'unsorted' });
      const [backup] = await backupDatabase.list();
      await library.startOver({ id: backup?.id ?? '' });
    },
    { papers: [p1], tasks: onAct },
  ],
  addSample: [
    ({ library }) => library.addSample({}),
    { papers: ['arxiv:2604.04804' as PaperId], tasks: onAct },
  ],
  removeSample: [
    async ({ library }) => {
      await library.addSample({});
      await library.removeSample({});
    },
    { papers: ['arxiv:2604.04804' as PaperId], tasks: onAct },
  ],
};

const importing = ['import a file', 'file papers'];
const others: Record<string, Change> = {
  openImport: [({ library }) => stageText(library, file), { tasks: importing }],
  stageImport: [({ library }) => stageText(library, file), { tasks: importing }],
  previewImport: [({ library }) => stageText(library, file), { tasks: importing }],
  runImport: [
    async ({ library }) => library.runImport({ id: await stageText(library, file), way: 'apart' }),
    { tasks: importing },
  ],
  pauseImport: [
    async ({ library }) => {
      await library.runImport({ id: await stageText(library, file), way: 'apart' });
      await library.pauseImport({ isPaused: true });
    },
    { tasks: importing },
  ],
  endImport: [
    async ({ library }) => {
      await stageText(library, file);
      await library.endImport({});
    },
    { tasks: importing },
  ],
  pauseFiling: [
    ({ library }) => library.pauseFiling({ isPaused: true }),
    { tasks: ['file papers', 'review places'] },
  ],
  chooseModel: [({ library }) => library.chooseModel({ id: 'bge-small' }), { tasks: ['prepare a model'] }],
  changeSettings: [
    ({ library }) => library.changeSettings({ granularity: 'fine' }),
    { tasks: ['look for proposals'] },
  ],
  changeSites: [({ library }) => library.changeSites({ completes: true }), { tasks: ['complete papers'] }],
  chooseLanguageModel: [
    ({ library }) => library.chooseLanguageModel({ model: { kind: 'browser' }, key: '' }),
    { tasks: ['name proposals', 'review places'] },
  ],
  lookForProposals: [({ library }) => library.lookForProposals({}), { tasks: ['name proposals'] }],
  reportParser: [
    ({ library }) => {
      const report = {
        parser: 'arxiv-abs',
        address: 'https://arxiv.org/abs/2401.00001',
        papers: 0,
        links: 3,
        bare: 0,
      };
      return library.reportParser({ report });
    },
    { tasks: [] },
  ],
  dismissParserReport: [({ library }) => library.dismissParserReport({}), { tasks: [] }],
  notInterested: [
    ({ library }) => library.notInterested({ names: ['arxiv:2401.00008' as PaperId], isDismissed: true }),
    { papers: ['arxiv:2401.00008' as PaperId], tasks: [] },
  ],
  readOnPage: [
    async ({ library }) => {
      await library.changeSites({ remembersRead: true });
      await library.readOnPage({ names: ['arxiv:2401.00008' as PaperId] });
    },
    { papers: ['arxiv:2401.00008' as PaperId], tasks: ['complete papers'] },
  ],
  forgetAllSeen: [
    async ({ library }) => {
      await library.notInterested({ names: ['arxiv:2401.00008' as PaperId], isDismissed: true });
      await library.forgetAllSeen({});
    },
    { papers: ['arxiv:2401.00008' as PaperId], tasks: [] },
  ],
};

const targetChoices = (() => {
  const { id: _, ...choices } = makeTarget('one', {
    kind: 'gist',
    api: 'https://api.github.com',
    gist: 'a'.repeat(20),
  });
  return choices;
})();
const secret = { secret: '', passphrase: '' };
const addTarget = ({ library }: Followed) =>
  library.addTarget({ id: uuid(2), choices: targetChoices, secret });
const onTarget = { tasks: ['keep targets in sync', 'remember the size of the library'] };
const targets: Record<string, Change> = {
  addTarget: [addTarget, onTarget],
  changeTarget: [
    async (all) => [
      await addTarget(all),
      await all.library.changeTarget({ id: uuid(2), choices: targetChoices }),
    ],
    onTarget,
  ],
  pauseTarget: [
    async (all) => [await addTarget(all), await all.library.pauseTarget({ id: uuid(2), isPaused: true })],
    onTarget,
  ],
  runTarget: [async (all) => [await addTarget(all), await all.library.runTarget({ id: uuid(2) })], onTarget],
  removeTarget: [
    async (all) => [await addTarget(all), await all.library.removeTarget({ id: uuid(2) })],
    onTarget,
  ],
  resolveConflict: [
    async (all) => {
      await addTarget(all);
      const row = { hash: null, tag: null, writing: null, conflict: 'theirs', standing: 'ours' as const };
      await all.db.targetFiles.put({ targetId: uuid(2), path: 'papers.bib', ...row });
      await all.library.resolveConflict({ id: uuid(2), path: 'papers.bib', choice: 'overwrite' });
    },
    onTarget,
  ],
};

const paper = makePaper('2401.00001');
/** Requests that write nothing which anything follows. */
const reads: Record<string, (followed: Followed) => Promise<unknown>> = {
  // There is none: what it says when it is tried is written down, and is tested in language-model.test.ts.
  tryLanguageModel: ({ library }) => library.tryLanguageModel({}),
  lookUp: ({ library }) => library.lookUp({ papers: [[p1]] }),
  suggest: ({ library }) => library.suggest({ papers: [paper] }),
  choices: ({ library }) => library.choices({ paper }),
  findTopics: ({ library }) => library.findTopics({ query: 'agents' }),
  readSites: ({ library }) => library.readSites({}),
  similarPapers: ({ library }) => library.similarPapers({ paperId: p1 }),
  readPasted: ({ library }) => library.readPasted({ text: '2401.00009' }),
  nearestPapers: ({ library }) => library.nearestPapers({ paper: makePaper('2401.00009') }),
  embedQuery: ({ library }) => library.embedQuery({ text: 'agents' }),
  previewRule: ({ library, other }) =>
    library.previewRule({ rule: { topicId: other, categories: ['cs.CL'], words: [] }, ruleId: null }),
  proposeTree: ({ library }) =>
    expect(library.proposeTree({})).rejects.toMatchObject({ code: 'too-few-papers' }),
  proposeSplit: ({ library, upper }) =>
    expect(library.proposeSplit({ topicId: upper })).rejects.toMatchObject({ code: 'too-few-papers' }),
  backUp: ({ library }) => library.backUp({}),
  previewRestore: ({ library }) =>
    expect(library.previewRestore({ id: uuid(9) })).rejects.toMatchObject({ code: 'unknown-backup' }),
  acceptLoss: ({ library }) => library.acceptLoss({}),
  fetchCopy: ({ library }) =>
    expect(library.fetchCopy({ id: uuid(9) })).rejects.toMatchObject({ code: 'unknown-target' }),
  testTarget: ({ library }) => library.testTarget({ id: uuid(2), choices: targetChoices, secret }),
  loadParts: ({ library }) => expect(library.loadParts({})).rejects.toThrow(),
  openPanel: ({ library }) =>
    expect(library.openPanel({ names: [] })).rejects.toMatchObject({ code: 'panel-needs-icon' }),
};

it('every request is one of these', () => {
  const listed = [acts, others, targets, reads].flatMap((table) => Object.keys(table));
  expect(listed.toSorted()).toEqual(Object.keys(requests).toSorted());
});

describe.each(Object.entries({ ...acts, ...others, ...targets }))('%s', (name, [act, noticed]) => {
  const { papers = [], below = [], topics, tasks = [] } = noticed;

  it('is noticed by every follower that it concerns', async () => {
    const followed = await openFollowed();
    const since = await lastChange(followed.db);
    await act(followed);
    expect(followed.events.length).toBeGreaterThan(0);
    expect([...followed.woken]).toEqual(expect.arrayContaining(tasks));
    if (name in others || name in targets) expect([...followed.woken].toSorted()).toEqual(tasks.toSorted());
    // Pages are told in time of their own.
    await vi.waitFor(() => expect(followed.told).toEqual(expect.arrayContaining([...papers, ...below])));
    expect(query.mock.calls.length > 0).toBe(papers.length > 0);
    // Engine and search live in other contexts, and read the log.
    if (!(name in acts)) return;
    const logged = await catchUp(followed.db, since);
    expect(logged.topics).toEqual(expect.arrayContaining(topics?.(followed) ?? []));
    // To file papers again is no change on record: the engine is asked, and knows.
    if (name !== 'refilePapers') expect(logged.papers).toEqual(expect.arrayContaining(papers));
  });
});

it.each(Object.entries(reads))('%s tells nobody anything', async (_, read) => {
  const followed = await openFollowed();
  await read(followed);
  expect(followed.events).toEqual([]);
});

it('an act that changes nothing tells nobody', async () => {
  const { library, upper, events } = await openFollowed();
  await library.addToTopic({ paperIds: [p1], topicId: upper });
  expect(events).toEqual([]);
});

it('an act that fails tells nobody', async () => {
  const { library, upper, events } = await openFollowed();
  await expect(
    library.movePapers({ paperIds: [p1, 'arxiv:0' as PaperId], topicId: upper }),
  ).rejects.toMatchObject({
    code: 'unknown-paper',
  });
  expect(events).toEqual([]);
});
