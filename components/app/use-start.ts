import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { useTopicCommands } from '@/components/features/tree/topic-commands-context';
import type { StartActions } from '@/components/features/welcome/Start';
import { message } from '@/lib/platform/messages';

/** Returns the actions that start a library. */
export function useStart(): StartActions {
  const client = usePanelClient();
  const acts = useActs();
  const { edit } = useTopicCommands();
  return {
    onNewTopic: () => edit({ do: 'create', parentId: null }),
    onSample: () => acts.perform(client.addSample({}), message('act_sample_added')),
    onTopics: (topics) => acts.perform(client.createTree({ topics }), message('act_subjects_created')),
  };
}
