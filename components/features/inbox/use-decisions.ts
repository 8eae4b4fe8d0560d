import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { type MessageKey, message } from '@/lib/platform/messages';
import { formatProposal } from './format-proposal';

/** A person's decision on some proposals: one act. */
export interface Decision {
  how: 'accept' | 'decline';
  rows: StoredProposal[];
}

/** Sends a decision to the background and reports the result. */
export function useDecisions(): (decision: Decision) => void {
  const tree = useTopicNodes();
  const acts = useActs();
  const client = usePanelClient();
  return ({ how, rows }) => {
    const ids = rows.map(({ id }) => id);
    const [first] = rows;
    if (!first) return;
    const what = formatProposal(first.proposal, tree);
    if (how === 'decline') {
      const sentence =
        rows.length === 1 ? message('act_declined', [what]) : many('act_declined_many', rows.length);
      void acts.perform(client.declineProposals({ ids }), sentence);
      return;
    }
    void client.acceptProposals({ ids }).then((answer) => {
      if (!answer.ok) return acts.fail(answer);
      const { act, accepted } = answer.value;
      if (rows.length === 1) acts.done(message('act_accepted', [what]), [act]);
      else if (accepted.length === rows.length) acts.done(many('act_accepted_many', rows.length), [act]);
      else
        acts.done(message('act_accepted_some', [formatCount(accepted.length), formatCount(rows.length)]), [
          act,
        ]);
    });
  };
}

function many(key: MessageKey, count: number): string {
  return message(key, [formatCount(count)]);
}
