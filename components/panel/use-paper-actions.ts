import type { Acts } from '@/components/feedback/use-acts';
import { usePanelClient } from '@/components/hooks/panel-client';
import type { PaperActions } from '@/components/paper/PaperList';
import { topicPathText } from '@/components/tree/TopicPath';
import type { TopicForest } from '@/components/tree/topic-forest';
import { papersInWords } from '@/components/words/papers-in-words';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { Moving } from './MoveDialog';

interface PaperActionsOptions {
  forest: TopicForest;
  acts: Acts;
  setMoving(moving: Moving): void;
}

interface AllPaperActions extends PaperActions {
  /** Makes a topic at the top and files the papers there. */
  fileUnderNew(papers: PaperId[], name: string): void;
}

/** What a list of papers asks for, put to the background and told in words. */
export function usePaperActions({ forest, acts, setMoving }: PaperActionsOptions): AllPaperActions {
  const client = usePanelClient();
  return {
    file(paperIds, topicId) {
      const { length } = paperIds;
      const sentence =
        topicId === UNSORTED
          ? papersInWords('act_unsorted', length)
          : papersInWords('act_filed', length, [topicPathText(forest, topicId)]);
      void acts.perform(client.movePapers({ paperIds, topicId }), sentence);
    },
    keep(paperIds, topicId) {
      const sentence = papersInWords('act_kept', paperIds.length, [topicPathText(forest, topicId)]);
      void acts.perform(client.movePapers({ paperIds, topicId }), sentence);
    },
    reject(paperIds, topicId) {
      const sentence = papersInWords('act_rejected', paperIds.length, [topicPathText(forest, topicId)]);
      void acts.perform(client.rejectPlaces({ paperIds }), sentence);
    },
    askPlace: (papers, suggested, onFiled) => setMoving({ what: 'papers', papers, suggested, onFiled }),
    remove(paperIds) {
      void acts.perform(client.deletePapers({ paperIds }), papersInWords('act_removed', paperIds.length));
    },
    async fileUnderNew(paperIds, name) {
      const made = await client.createTopic({ name, parentId: null });
      if (!made.ok) return acts.fail(made.error);
      const { act, topicId } = made.value;
      const moved = await client.movePapers({ paperIds, topicId });
      if (!moved.ok) return acts.fail(moved.error);
      acts.done(papersInWords('act_filed', paperIds.length, [name]), [act, moved.value.act]);
    },
  };
}
