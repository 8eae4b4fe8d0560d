import { useRef } from 'preact/hooks';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { message } from '@/lib/platform/messages';
import { DecideMany } from './DecideMany';
import { InboxHeader } from './InboxHeader';
import { InboxRow } from './InboxRow';
import { InboxStateContext, useInboxState } from './inbox-state';
import { Reorganise } from './reorganise/Reorganise';
import { useInbox } from './use-inbox';
import { useInboxFocus } from './use-inbox-focus';
import { useInboxKeys } from './use-inbox-keys';
import './inbox.css';

/**
 * The list of everything that the program asks: proposals, then papers that it is not sure of, then filed papers that
 * are worth a look. A WAI-ARIA grid in which one row has the tab stop; `inbox-key-command.ts` defines its keys.
 */
export function Inbox({ onClose }: { onClose(): void }) {
  const section = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const inbox = useInbox();
  const { items: live, isLooking } = inbox;
  const state = useInboxState(live.state === 'ready' ? live.value : [], inbox);
  const { items } = state;
  const focusRow = useInboxFocus(section, grid, state.reviewed ? undefined : items[state.current]?.id);
  useInboxKeys(section, state, { focusRow, onClose });
  const { asked, reviewed } = state;

  if (live.state === 'failed') return <ErrorScreen error={live.error} onRetry={() => location.reload()} />;
  if (reviewed)
    return (
      <Reorganise
        rows={reviewed}
        placements={state.placements}
        onDecide={state.decide}
        onClose={() => state.review(null)}
      />
    );
  return (
    <InboxStateContext.Provider value={state}>
      <section class="inbox" aria-label={message('inbox_title')} tabIndex={-1} ref={section}>
        <InboxHeader isLooking={isLooking} onClose={onClose} />
        {live.state === 'ready' && items.length === 0 && (
          <EmptyState title={message(isLooking ? 'inbox_looking' : 'inbox_empty')}>
            <p>{message('inbox_empty_hint')}</p>
          </EmptyState>
        )}
        {items.length > 0 && (
          <div class="inbox-grid" role="grid" aria-label={message('inbox_title')} ref={grid}>
            {items.map((item, index) => (
              <InboxRow key={item.id} item={item} index={index} />
            ))}
          </div>
        )}
        {asked && (
          <DecideMany
            decision={asked}
            onDecide={() => {
              state.decide(asked);
              state.unmarkAll();
            }}
            onClose={() => state.ask(null)}
          />
        )}
      </section>
    </InboxStateContext.Provider>
  );
}
