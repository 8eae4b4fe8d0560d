import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { topicPathText } from '@/components/features/tree/TopicPath';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import type { TopicId } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/** Saves papers of the page beside the panel, and reports the result. */
export function useSaving() {
  const client = usePanelClient();
  const acts = useActs();
  const tree = useTopicNodes();
  return {
    /** Saves a paper; the program decides where it is filed. */
    async save(paper: CapturedPaper): Promise<void> {
      const answer = await client.savePaper({ paper });
      if (!answer.ok) acts.fail(answer);
      else if (answer.value.state !== 'unsaved')
        acts.done(message('this_page_saved', [paper.title]), [answer.value.act]);
    },
    async saveUnder(paper: CapturedPaper, topicId: TopicId): Promise<void> {
      await acts.perform(
        client.fileOnPage({ papers: [paper], destinations: [{ topicId }] }),
        message('mark_saved_under', [topicPathText(tree, topicId)]),
      );
    },
  };
}
