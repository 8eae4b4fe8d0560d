import fc from 'fast-check';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, Place, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import { importSome } from '@/lib/library/imports/run-import';
import { makeLibrary, makeStoredPaper } from './make-library';
import { makePaper } from './make-paper';
import type { openLibrary } from './open-library';

type Opened = ReturnType<typeof openLibrary>;

/** An action of a person or the program; the numbers in `n` choose what it acts on. */
export type Step = { kind: keyof typeof use; n: number[] };

const words = 'agent memory tool diffusion image speech robot grasp graph protein proof code'.split(' ');
const pick = <Value>(from: readonly Value[], n = 0): Value | undefined => from[n % from.length];
const paperOf = (n = 0, m = 0) =>
  makePaper(`2401.${String(10_000 + (n % 30))}`, {
    title: `${pick(words, n)} ${pick(words, m)} ${n % 30}`,
    abstract: m % 3 ? `${pick(words, m)} ${pick(words, n)}` : '',
    identifiers: {
      arxiv: `2401.${String(10_000 + (n % 30))}`,
      ...(m % 4 === 0 && { doi: `10.1000/x${m % 12}` }),
    },
  });

const topicsOf = ({ db }: Opened) => db.topics.toCollection().primaryKeys();
const papersOf = ({ db }: Opened) => db.papers.toCollection().primaryKeys();
async function topic(opened: Opened, n = 0): Promise<TopicId> {
  const found = pick(await topicsOf(opened), n);
  if (!found) throw new ExpectedError('unknown-topic');
  return found;
}
async function somePapers(opened: Opened, n = 0, m = 0): Promise<PaperId[]> {
  const all = await papersOf(opened);
  const found = [pick(all, n), pick(all, m)].flatMap((id) => id ?? []);
  if (found.length === 0) throw new ExpectedError('unknown-paper');
  return [...new Set(found)];
}

async function rule({ db }: Opened, n = 0): Promise<RuleId> {
  const found = pick(await db.rules.toCollection().primaryKeys(), n);
  if (!found) throw new ExpectedError('unknown-rule');
  return found;
}
/** The latest acts of anyone, newest first. */
async function recentActs({ db }: Opened): Promise<ActId[]> {
  const last = await db.changes.orderBy(':id').last();
  const recent = await db.changes
    .where(':id')
    .above((last?.seq ?? 0) - 100)
    .toArray();
  return [...new Set(recent.reverse().map(({ act }) => act))].slice(0, 25);
}
async function openProposals({ db }: Opened, n = 0): Promise<ProposalId[]> {
  const open = await db.proposals.filter(({ state }) => state === 'open').primaryKeys();
  return [pick(open, n)].flatMap((id) => id ?? []);
}

const use = {
  save: ({ library }: Opened, [n, m]: number[]) => library.savePaper({ paper: paperOf(n, m) }),
  saveByDoi: ({ library }: Opened, [n = 0]: number[]) => {
    // A unique title: for equally near papers, the engine may name any of them first.
    const paper = { ...paperOf(29), title: `${pick(words, n)} by DOI ${n % 12}` };
    return library.savePaper({ paper: { ...paper, identifiers: { doi: `10.1000/x${n % 12}` } } });
  },
  createTopic: async (opened: Opened, [n = 0, m, k]: number[]) =>
    opened.library.createTopic({
      name: `T${n}`,
      parentId: n % 2 ? (pick(await topicsOf(opened), m) ?? null) : null,
      papers: n % 3 ? [] : await somePapers(opened, m, k).catch(() => []),
    }),
  moveTopic: async (opened: Opened, [n, m = 0]: number[]) =>
    opened.library.moveTopic({
      topicId: await topic(opened, n),
      parentId: m % 3 ? await topic(opened, m) : null,
      before: null,
    }),
  renameTopic: async (opened: Opened, [n, m]: number[]) =>
    opened.library.renameTopic({ topicId: await topic(opened, n), name: `R${m}` }),
  mergeTopics: async (opened: Opened, [n, m]: number[]) =>
    opened.library.mergeTopics({ from: await topic(opened, n), into: await topic(opened, m) }),
  deleteTopic: async (opened: Opened, [n]: number[]) =>
    opened.library.deleteTopic({ topicId: await topic(opened, n) }),
  movePapers: async (opened: Opened, [n, m, k = 0]: number[]) =>
    opened.library.movePapers({
      paperIds: await somePapers(opened, n, m),
      topicId: k % 5 ? await topic(opened, k) : ('unsorted' as Place),
    }),
  rejectPlaces: async (opened: Opened, [n, m]: number[]) =>
    opened.library.rejectPlaces({ paperIds: await somePapers(opened, n, m) }),
  deletePapers: async (opened: Opened, [n, m]: number[]) =>
    opened.library.deletePapers({ paperIds: await somePapers(opened, n, m) }),
  annotate: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.annotatePapers({
      paperIds: await somePapers(opened, n, m),
      annotation: { notes: k ? `note ${k}` : '', addTags: [`tag ${k}`] },
    }),
  addToTopic: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.addToTopic({ paperIds: await somePapers(opened, n, m), topicId: await topic(opened, k) }),
  removeFromTopic: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.removeFromTopic({
      paperIds: await somePapers(opened, n, m),
      topicId: await topic(opened, k),
    }),
  createRule: async (opened: Opened, [n, m]: number[]) =>
    opened.library.createRule({
      rule: { topicId: await topic(opened, n), categories: [], words: [pick(words, m) ?? ''] },
    }),
  fileOnPage: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.fileOnPage({
      papers: [paperOf(n, m)],
      destinations: [{ newTopic: `page ${k}`, parentId: pick(await topicsOf(opened), k) ?? null }],
    }),
  createTree: async (opened: Opened, [n, m, k = 0]: number[]) =>
    opened.library.createTree({
      topics: [
        { name: `Created ${k}`, parent: null, papers: await somePapers(opened, n, m) },
        { name: `Below ${k}`, parent: 0, papers: await somePapers(opened, k, m) },
      ],
    }),
  splitTopic: async (opened: Opened, [n, m, k]: number[]) =>
    opened.library.splitTopic({
      topicId: await topic(opened, n),
      topics: [
        { name: 'One', parent: null, papers: await somePapers(opened, m, k) },
        { name: 'Other', parent: 0, papers: await somePapers(opened, n, k) },
      ],
    }),
  lockTopic: async (opened: Opened, [n, m = 0]: number[]) =>
    opened.library.lockTopic({ topicId: await topic(opened, n), locked: m % 2 === 0 }),
  colourTopic: async (opened: Opened, [n, m = 0]: number[]) =>
    opened.library.colourTopic({ topicId: await topic(opened, n), colour: m % 2 ? 'red' : null }),
  readState: async (opened: Opened, [n, m, k = 0]: number[]) =>
    opened.library.annotatePapers({
      paperIds: await somePapers(opened, n, m),
      annotation: { reading: k % 2 ? 'read' : null, favourite: k % 3 === 0, removeTags: [`tag ${k}`] },
    }),
  changeRule: async (opened: Opened, [n, m]: number[]) =>
    opened.library.changeRule({
      ruleId: await rule(opened, n),
      categories: [],
      words: [pick(words, m) ?? ''],
    }),
  deleteRule: async (opened: Opened, [n]: number[]) =>
    opened.library.deleteRule({ ruleId: await rule(opened, n) }),
  orderRules: async (opened: Opened, [n]: number[]) =>
    opened.library.orderRules({ ruleIds: [await rule(opened, n)] }),
  propose: ({ library }: Opened) => library.lookForProposals({}),
  acceptProposal: async (opened: Opened, [n]: number[]) =>
    opened.library.acceptProposals({ ids: await openProposals(opened, n) }),
  declineProposal: async (opened: Opened, [n]: number[]) =>
    opened.library.declineProposals({ ids: await openProposals(opened, n) }),
  importFile: async ({ library, context }: Opened, [n = 0, m = 0]: number[]) => {
    const contents = makeLibrary([
      [makeStoredPaper(`2401.${10_000 + (n % 40)}`, { title: `Imported ${n % 40}` }), [`I${m % 5}`]],
      [makeStoredPaper(`2402.${10_000 + (m % 10)}`), []],
    ]);
    const file = { fileName: 'library.json', format: 'papertree', unread: { count: 0, first: [] } };
    const { id } = await library.openImport(file);
    await library.stageImport({ id, contents });
    await library.previewImport({ id });
    await library.runImport({ id, way: 'join' });
    while (await importSome(context));
    if (n % 4) await library.endImport({});
  },
  undo: async (opened: Opened, [n, m = 0]: number[]) => {
    const act = pick(await recentActs(opened), n);
    if (act) await opened.library.undo({ act, skip: m % 2 === 0 });
  },
  /** Other acts build on many of these. */
  undoOlder: async (opened: Opened, [n, m = 0]: number[]) => {
    const kinds = ['create-topic', 'move-topic', 'plant-tree', 'delete-paper', 'delete-topic', 'undo'];
    const changes = await opened.db.changes.filter(({ kind }) => kind === pick(kinds, m)).toArray();
    const act = pick([...new Set(changes.map((change) => change.act))], n);
    if (act) await opened.library.undo({ act, skip: m % 4 < 3 });
  },
  undoLast: ({ library }: Opened) => library.undoLast({}),
  redoLast: ({ library }: Opened) => library.redoLast({}),
  undoProgram: ({ library }: Opened, [n = 0]: number[]) =>
    library.undoProgram({ since: Date.now() - (n % 3_000) }),
  addCitationKeys: ({ library }: Opened) => library.addCitationKeys({ branch: null, keys: 'scholar' }),
  editPaper: async (opened: Opened, [n, m = 0, k = 0]: number[]) => {
    const [paperId] = await somePapers(opened, n);
    if (!paperId) return;
    const values = { title: `${pick(words, k)} ${pick(words, m)} again` };
    const identifiers = { doi: m % 4 ? `10.1000/x${k % 12}` : null };
    return opened.library.editPaper({ paperId, edit: m % 2 ? { values } : { identifiers } });
  },
  pinTopic: async (opened: Opened, [n, m = 0]: number[]) =>
    opened.library.pinTopic({ topicId: await topic(opened, n), isPinned: m % 2 === 0 }),
  refile: ({ library }: Opened) => library.refilePapers({}),
  saveOnPage: async (opened: Opened, [n, m, k = 0]: number[]) => {
    await opened.inTab(1).savePaper({ paper: paperOf(n, m) });
    const [act] = await recentActs(opened);
    if (act && k % 2) await opened.inTab(1).undoOnPage({ act });
  },
  file: ({ filePending }: Opened) => filePending(),
  backUp: ({ library }: Opened) => library.backUp({}),
  restore: async ({ library, backupDatabase }: Opened, [n]: number[]) => {
    const backup = pick(await backupDatabase.list(), n);
    if (backup) await library.restoreBackup({ id: backup.id });
  },
} satisfies Record<string, (opened: Opened, n: number[]) => Promise<unknown>>;

/**
 * Actions that are done more often than others: those that create a library, and those that undo acts on which others
 * build.
 */
const often: Partial<Record<keyof typeof use, number>> = {
  ...{
    save: 3,
    createTopic: 3,
    moveTopic: 3,
    addToTopic: 2,
    createRule: 2,
    addCitationKeys: 2,
    deletePapers: 2,
  },
  ...{ undo: 5, undoOlder: 8, undoLast: 2, redoLast: 2 },
};
const kinds = (Object.keys(use) as (keyof typeof use)[]).flatMap((kind) =>
  Array.from({ length: often[kind] ?? 1 }, () => kind),
);

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  n: fc.array(fc.nat(1_000), { minLength: 3, maxLength: 3 }),
});

/** Performs the action. If it is refused with an expected error, nothing was done. */
export async function perform(opened: Opened, { kind, n }: Step): Promise<void> {
  try {
    await use[kind](opened, n);
  } catch (error) {
    if (!(causeOf(error) instanceof ExpectedError)) throw error;
  }
}

/** The original error: Dexie wraps errors that are thrown in a transaction. */
export function causeOf(error: unknown): unknown {
  if (error instanceof ExpectedError) return error;
  const inner = (error as { inner?: unknown } | null)?.inner;
  return inner !== undefined && inner !== error ? causeOf(inner) : error;
}
