import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { message } from '@/lib/platform/messages';
import { formatProposal } from './format-proposal';
import type { Decision } from './use-decisions';
import '@/components/ui/dialog/dialog.css';

interface DecideManyProps {
  decision: Decision;
  onDecide(): void;
  onClose(): void;
}

/** Asks for confirmation before several proposals are accepted or declined together. */
export function DecideMany({ decision, onDecide, onClose }: DecideManyProps) {
  const tree = useTopicNodes();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { how, rows } = decision;
  const count = formatCount(rows.length);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={titleId}>{message(`inbox_${how}_many`, [count])}</h2>
      <ul class="dialog-list">
        {rows.map(({ id, proposal }) => (
          <li key={id} dir="auto">
            {formatProposal(proposal, tree)}
          </li>
        ))}
      </ul>
      <p class="dialog-note">{message(how === 'accept' ? 'inbox_accept_note' : 'inbox_decline_note')}</p>
      <div class="button-row">
        <button
          type="button"
          class="button button-primary"
          onClick={() => {
            dialog.current?.close();
            onDecide();
          }}
        >
          {message(how === 'accept' ? 'inbox_accept_all' : 'inbox_decline_all', [count])}
        </button>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {message('dialog_cancel')}
        </button>
      </div>
    </dialog>
  );
}
