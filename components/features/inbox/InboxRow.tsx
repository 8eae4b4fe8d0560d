import { useInboxContext } from './inbox-state';
import { ProposalCard } from './ProposalCard';
import { QuestionCard } from './QuestionCard';
import { ReorganisationCard } from './ReorganisationCard';
import type { InboxItem } from './use-inbox';

interface InboxRowProps {
  item: InboxItem;
  index: number;
}

/** The frame of an item. A click beside its controls gives it the focus. */
export function InboxRow({ item, index }: InboxRowProps) {
  const { current, marked, goTo } = useInboxContext();
  const isActive = index === current;
  return (
    <div
      class={`inbox-row inbox-${item.kind}`}
      role="row"
      tabIndex={isActive ? 0 : -1}
      aria-selected={marked.some(({ id }) => id === item.id)}
      onFocusIn={() => goTo(index)}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a, button, input, summary')) event.currentTarget.focus();
      }}
    >
      {item.kind === 'reorganisation' && <ReorganisationCard item={item} isActive={isActive} />}
      {item.kind === 'proposal' && <ProposalCard item={item} isActive={isActive} />}
      {item.kind === 'question' && <QuestionCard item={item} isActive={isActive} />}
    </div>
  );
}
