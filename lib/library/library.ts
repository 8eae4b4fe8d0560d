import { readSitePreferences } from '@/lib/db/queries/preferences';
import { writeSetting } from '@/lib/db/settings';
import type { PanelRequests, SyncRequests } from '@/lib/rpc/protocol';
import { previewRestore, restoreBackup, startOver } from './backups/restore-backup';
import type { LibraryContext } from './context';
import { exportLibrary } from './exports/export-library';
import { chooseModel } from './filing/change-model';
import { refilePapers } from './filing/refile-papers';
import { redoLast, undoAct, undoLast } from './history/undo';
import { undoProgram } from './history/undo-program';
import { endImport, pauseImport, runImport } from './imports/run-import';
import { openImport, previewImport, stageImport } from './imports/stage-import';
import { fileOnPage } from './pages/file-on-page';
import { lookUpMarks } from './pages/marks';
import { forgetSeen, rememberSeen } from './pages/seen-papers';
import { choicesFor, findTopics } from './pages/topic-choices';
import { annotatePapers } from './papers/annotate-papers';
import { deletePapers } from './papers/delete-papers';
import { findPublishedVersion } from './papers/find-published-version';
import { movePapers } from './papers/move-papers';
import { rejectPlaces } from './papers/reject-places';
import { savePaper } from './papers/save-paper';
import { addToTopic, takeFromTopic } from './papers/secondary-topics';
import { acceptProposals, declineProposals } from './proposals/accept-proposals';
import { lookForProposals } from './proposals/look-for-proposals';
import { changeRule, createRule, deleteRule, orderRules, previewRule } from './rules/rules';
import { addSample, removeSample } from './sample/sample-library';
import { changeSettings } from './settings/change-settings';
import { changeSites, forgetAllSeen, readOnPage } from './settings/change-sites';
import { plantTree, proposeSplit, proposeTree, splitTopic } from './topics/create-tree';
import {
  colourTopic,
  createTopic,
  deleteTopic,
  lockTopic,
  moveTopic,
  pinTopic,
  renameTopic,
} from './topics/edit-topics';
import { mergeTopics } from './topics/merge-topics';

/** Everything that a page or the panel may ask of the library, each by its use case; requests come validated. */
export type Library = {
  [Name in Exclude<keyof PanelRequests, 'openPanel' | keyof SyncRequests>]: (
    request: Parameters<PanelRequests[Name]>[0],
  ) => Promise<ReturnType<PanelRequests[Name]>>;
};

export function createLibrary(context: LibraryContext): Library {
  const { db, filing } = context;
  return {
    lookUp: ({ papers }) => lookUpMarks(db, papers),
    suggest: ({ papers }) => filing.suggest(papers),
    async savePaper({ paper }) {
      const id = await savePaper(context, paper);
      const [mark] = await lookUpMarks(db, [[id]]);
      return mark ?? { state: 'unsaved' };
    },
    choices: ({ paper }) => choicesFor(context, paper),
    findTopics: ({ query }) => findTopics(db, query),
    fileOnPage: ({ papers, destinations }) => fileOnPage(context, papers, destinations),
    async notInterested({ names, isSo }) {
      if (isSo) await rememberSeen(context, names, 'not-interested');
      else await forgetSeen(context, names);
      return null;
    },
    async reportShape({ report }) {
      await writeSetting(db, 'shapeReport', report);
      return null;
    },
    async dismissShape() {
      await writeSetting(db, 'shapeReport', null);
      return null;
    },
    readSites: () => readSitePreferences(db),
    async readOnPage({ names }) {
      await readOnPage(context, names);
      return null;
    },
    async changeSites(change) {
      await changeSites(context, change);
      return null;
    },
    async forgetAllSeen() {
      await forgetAllSeen(context);
      return null;
    },
    undo: async ({ act }) => ({ act: await undoAct(context, act) }),
    createTopic: ({ name, parentId, papers }) => createTopic(context, name, parentId, papers),
    renameTopic: async ({ topicId, name }) => ({ act: await renameTopic(context, topicId, name) }),
    moveTopic: async ({ topicId, parentId, before }) => ({
      act: await moveTopic(context, topicId, parentId, before),
    }),
    colourTopic: async ({ topicId, colour }) => ({ act: await colourTopic(context, topicId, colour) }),
    pinTopic: async ({ topicId, isPinned }) => ({ act: await pinTopic(context, topicId, isPinned) }),
    lockTopic: async ({ topicId, locked }) => ({ act: await lockTopic(context, topicId, locked) }),
    mergeTopics: async ({ from, into }) => ({ act: await mergeTopics(context, from, into) }),
    proposeSplit: ({ topicId }) => proposeSplit(context, topicId),
    splitTopic: async ({ topicId, topics }) => ({ act: await splitTopic(context, topicId, topics) }),
    deleteTopic: async ({ topicId }) => ({ act: await deleteTopic(context, topicId) }),
    movePapers: async ({ paperIds, topicId }) => ({ act: await movePapers(context, paperIds, topicId) }),
    rejectPlaces: async ({ paperIds }) => ({ act: await rejectPlaces(context, paperIds) }),
    deletePapers: async ({ paperIds }) => ({ act: await deletePapers(context, paperIds) }),
    annotatePapers: async ({ paperIds, annotation }) => ({
      act: await annotatePapers(context, paperIds, annotation),
    }),
    addToTopic: async ({ paperIds, topicId }) => ({ act: await addToTopic(context, paperIds, topicId) }),
    takeFromTopic: async ({ paperIds, topicId }) => ({
      act: await takeFromTopic(context, paperIds, topicId),
    }),
    findPublishedVersion: async ({ paperId }) => ({ act: await findPublishedVersion(context, paperId) }),
    similarPapers: ({ paperId }) => filing.similar(paperId),
    undoLast: () => undoLast(context),
    redoLast: () => redoLast(context),
    undoProgram: async ({ since }) => ({ act: await undoProgram(context, since) }),
    refilePapers: async () => ({ papers: await refilePapers(context) }),
    embedQuery: ({ text }) => filing.embedQuery(text),
    async chooseModel({ id }) {
      await chooseModel(context, id);
      return null;
    },
    openImport: async (file) => ({ id: await openImport(context, file) }),
    async stageImport({ id, contents }) {
      await stageImport(context, id, contents);
      return null;
    },
    async previewImport({ id }) {
      await previewImport(context, id);
      return null;
    },
    async runImport({ id, way }) {
      await runImport(context, id, way);
      return null;
    },
    async pauseImport({ isPaused }) {
      await pauseImport(context, isPaused);
      return null;
    },
    async endImport() {
      await endImport(context);
      return null;
    },
    exportLibrary: ({ format, branch, keys }) => exportLibrary(context, format, branch, keys),
    async backUp() {
      await context.backups.take('asked');
      return null;
    },
    previewRestore: ({ id }) => previewRestore(context, id),
    restoreBackup: async ({ id }) => ({ act: await restoreBackup(context, id) }),
    async startOver({ id }) {
      await startOver(context, id);
      return null;
    },
    proposeTree: () => proposeTree(context),
    addSample: async () => ({ act: await addSample(context) }),
    removeSample: async () => ({ act: await removeSample(context) }),
    plantTree: async ({ topics }) => ({ act: await plantTree(context, topics) }),
    async lookForProposals() {
      await lookForProposals(context);
      return null;
    },
    acceptProposals: ({ ids }) => acceptProposals(context, ids),
    declineProposals: async ({ ids }) => ({ act: await declineProposals(context, ids) }),
    createRule: ({ rule }) => createRule(context, rule),
    changeRule: ({ ruleId, categories, words }) => changeRule(context, ruleId, { categories, words }),
    deleteRule: ({ ruleId }) => deleteRule(context, ruleId),
    orderRules: ({ ruleIds }) => orderRules(context, ruleIds),
    previewRule: ({ rule, ruleId }) => previewRule(context, rule, ruleId),
    async changeSettings(preferences) {
      await changeSettings(context, preferences);
      return null;
    },
  };
}
