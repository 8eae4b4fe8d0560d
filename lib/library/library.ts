import type { PanelRequests } from '@/lib/messaging/protocol';
import { annotatePapers } from './annotate-papers';
import { chooseModel } from './change-model';
import type { LibraryContext } from './context';
import { deletePapers } from './delete-papers';
import { addToTopic, takeFromTopic } from './further-topics';
import { lookUpMarks } from './marks';
import { movePapers } from './move-papers';
import { plantTree, proposeTree } from './plant-tree';
import { refilePapers } from './refile-papers';
import { savePaper } from './save-paper';
import { colourTopic, createTopic, deleteTopic, moveTopic, pinTopic, renameTopic } from './shape-tree';
import { redoLast, undoAct, undoLast } from './undo';
import { undoProgram } from './undo-program';

/** Everything that a page or the panel may ask of the library, each by its use case; requests come validated. */
export type Library = {
  [Name in Exclude<keyof PanelRequests, 'openPanel'>]: (
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
    undo: async ({ act }) => ({ act: await undoAct(context, act) }),
    createTopic: ({ name, parentId }) => createTopic(context, name, parentId),
    renameTopic: async ({ topicId, name }) => ({ act: await renameTopic(context, topicId, name) }),
    moveTopic: async ({ topicId, parentId, before }) => ({
      act: await moveTopic(context, topicId, parentId, before),
    }),
    colourTopic: async ({ topicId, colour }) => ({ act: await colourTopic(context, topicId, colour) }),
    pinTopic: async ({ topicId, isPinned }) => ({ act: await pinTopic(context, topicId, isPinned) }),
    deleteTopic: async ({ topicId }) => ({ act: await deleteTopic(context, topicId) }),
    movePapers: async ({ paperIds, topicId }) => ({ act: await movePapers(context, paperIds, topicId) }),
    deletePapers: async ({ paperIds }) => ({ act: await deletePapers(context, paperIds) }),
    annotatePapers: async ({ paperIds, annotation }) => ({
      act: await annotatePapers(context, paperIds, annotation),
    }),
    addToTopic: async ({ paperIds, topicId }) => ({ act: await addToTopic(context, paperIds, topicId) }),
    takeFromTopic: async ({ paperIds, topicId }) => ({
      act: await takeFromTopic(context, paperIds, topicId),
    }),
    similarPapers: ({ paperId }) => filing.similar(paperId),
    undoLast: () => undoLast(context),
    redoLast: () => redoLast(context),
    undoProgram: async ({ since }) => ({ act: await undoProgram(context, since) }),
    refilePapers: async () => ({ papers: await refilePapers(context) }),
    async chooseModel({ id }) {
      await chooseModel(context, id);
      return null;
    },
    proposeTree: () => proposeTree(context),
    plantTree: async ({ topics }) => ({ act: await plantTree(context, topics) }),
  };
}
