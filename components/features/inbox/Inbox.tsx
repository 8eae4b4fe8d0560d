import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Acts } from '@/components/features/acts/use-acts';
import type { PaperActions } from '@/components/features/papers/PaperList';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import { CloseIcon } from '@/components/ui/icons/icons';
import type { PaperId, ProposalId } from '@/lib/domain/ids';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { message } from '@/lib/platform/messages';
import { DecideMany } from './DecideMany';
import { MarkedProposals } from './MarkedProposals';
import { ProposalCard } from './ProposalCard';
import { QuestionCard } from './QuestionCard';
import { rankedThere } from './RankedTopics';
import { type Decision, useDecisions } from './use-decisions';
import { type InboxItem, useInbox } from './use-inbox';
import './inbox.css';

interface InboxProps {
  forest: TopicForest;
  actions: Pick<PaperActions, 'file' | 'askPlace'>;
  acts: Acts;
  /** Makes a topic at the top and files the papers there. */
  onNewTopic(papers: PaperId[], name: string): void;
  onClose(): void;
}

/**
 * What the program asks, one thing under the other: proposals, then papers of which it was not sure. A WAI-ARIA grid of
 * which one row has the tab stop; the keys 1 to 3 give the numbered answers, Space skips, Enter shows more.
 */
export function Inbox({ forest, actions, acts, onNewTopic, onClose }: InboxProps) {
  const section = useRef<HTMLElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const { items: live, isLooking, skip } = useInbox(forest);
  const [active, setActive] = useState<{ id: InboxItem['id'] | null; index: number }>({ id: null, index: 0 });
  const [opened, setOpened] = useState<InboxItem['id'] | null>(null);
  const [naming, setNaming] = useState<PaperId | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<ProposalId>>(new Set());
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useDecisions(forest, acts);

  const items = live.state === 'ready' ? live.value : [];
  // The item itself, where it is still there: what comes in above must not slip under a key that is being pressed.
  const found = items.findIndex(({ id }) => id === active.id);
  const current = found >= 0 ? found : Math.min(active.index, items.length - 1);
  const proposals = items.flatMap((item) => (item.kind === 'proposal' ? [item.row] : []));
  const markedThere = proposals.filter(({ id }) => marked.has(id));

  const focusRow = () => grid.current?.querySelector<HTMLElement>('.inbox-row[tabindex="0"]')?.focus();
  useKeptFocus(grid, focusRow);
  const wasReady = useRef(false);
  useLayoutEffect(() => {
    const isInside =
      grid.current?.contains(document.activeElement) || document.activeElement === document.body;
    // The last answer leaves no row: the keys must not leave the inbox with it.
    if (isInside || !wasReady.current) {
      if (items.length > 0) focusRow();
      else section.current?.focus();
    }
    wasReady.current = items.length > 0;
  }, [items[current]?.id]);

  if (live.state === 'failed') return <ErrorScreen error={live.error} onRetry={() => location.reload()} />;

  function onKeyDown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (key === 'Escape') return leave(target as HTMLElement);
    const item = items[current];
    if (!item || !(target as HTMLElement).classList.contains('inbox-row')) return;
    if ((ctrlKey || metaKey) && key === 'a') setMarked(new Set(proposals.map(({ id }) => id)));
    else if (ctrlKey || metaKey || altKey || !(walk(key) || answer(key, item))) return;
    event.preventDefault();
  }

  function leave(from: HTMLElement) {
    if (items.length > 0 && !from.classList.contains('inbox-row')) focusRow();
    else if (markedThere.length > 0) setMarked(new Set());
    else onClose();
  }

  function walk(key: string): boolean {
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: items.length - 1 }[key];
    if (next === undefined) return false;
    const index = Math.max(0, Math.min(next, items.length - 1));
    setActive({ id: items[index]?.id ?? null, index });
    return true;
  }

  function answer(key: string, item: InboxItem): boolean {
    if (key === ' ') skipActive(item);
    else if (key === 'Enter') toggleOpen(item);
    else return item.kind === 'proposal' ? answerProposal(key, item.row) : answerQuestion(key, item);
    return true;
  }

  /** It goes to the end, and the next one comes to its place. */
  function skipActive({ id }: InboxItem) {
    setActive({ id: null, index: current });
    skip(id);
  }

  function answerProposal(key: string, row: StoredProposal): boolean {
    if (key === '1' || key === '2') {
      decide({ how: key === '1' ? 'accept' : 'decline', rows: [row] });
      goOn();
    } else if (key === 'x') toggleMark(row.id);
    else return false;
    return true;
  }

  /** To the next item before the answered one is gone: a second key, however fast, answers what is asked next. */
  function goOn() {
    setActive({ id: items[current + 1]?.id ?? null, index: current });
  }

  function answerQuestion(key: string, item: InboxItem & { kind: 'question' }): boolean {
    const guess = rankedThere(item.row.placement.ranked, forest)[['1', '2', '3'].indexOf(key)];
    if (guess) {
      actions.file([item.id], guess.topicId);
      goOn();
    } else if (key === 'n') setNaming(item.id);
    else if (key === 'm') askPlace(item);
    else return false;
    return true;
  }

  function askPlace({ id, row }: InboxItem & { kind: 'question' }) {
    const suggested = rankedThere(row.placement.ranked, forest).map(({ topicId }) => topicId);
    actions.askPlace([id], suggested, () => undefined);
  }

  function toggleOpen({ id }: InboxItem) {
    setOpened(opened === id ? null : id);
  }

  function toggleMark(id: ProposalId) {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  }

  return (
    <section
      class="inbox"
      aria-label={message('inbox_title')}
      tabIndex={-1}
      ref={section}
      onKeyDown={onKeyDown}
    >
      <div class="inbox-header">
        {markedThere.length > 0 ? (
          <MarkedProposals
            count={markedThere.length}
            isAll={markedThere.length === proposals.length}
            onAll={() => setMarked(new Set(proposals.map(({ id }) => id)))}
            onDecide={(how) => setAsked({ how, rows: markedThere })}
            onClear={() => setMarked(new Set())}
          />
        ) : (
          <>
            <h2>{message('inbox_title')}</h2>
            <span class="inbox-status" role="status">
              {isLooking && message('inbox_looking')}
            </span>
            <button type="button" class="icon-button" aria-label={message('inbox_close')} onClick={onClose}>
              <CloseIcon />
            </button>
          </>
        )}
      </div>
      {live.state === 'ready' && items.length === 0 && (
        <EmptyState title={message(isLooking ? 'inbox_looking' : 'inbox_empty')}>
          <p>{message('inbox_empty_hint')}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <div class="inbox-grid" role="grid" aria-label={message('inbox_title')} ref={grid}>
          {items.map((item, index) => {
            const isActive = index === current;
            const isOpen = opened === item.id;
            return (
              <div
                key={item.id}
                class={`inbox-row inbox-${item.kind}`}
                role="row"
                tabIndex={isActive ? 0 : -1}
                aria-selected={item.kind === 'proposal' && marked.has(item.id)}
                onFocusIn={() => setActive({ id: item.id, index })}
                onClick={(event) => {
                  if (!(event.target as HTMLElement).closest('a, button, input, summary'))
                    event.currentTarget.focus();
                }}
              >
                {item.kind === 'proposal' ? (
                  <ProposalCard
                    row={item.row}
                    forest={forest}
                    isActive={isActive}
                    isMarked={marked.has(item.id)}
                    isOpen={isOpen}
                    onMark={() => toggleMark(item.id)}
                    onOpen={() => toggleOpen(item)}
                    onAccept={() => decide({ how: 'accept', rows: [item.row] })}
                    onDecline={() => decide({ how: 'decline', rows: [item.row] })}
                    onSkip={() => skipActive(item)}
                  />
                ) : (
                  <QuestionCard
                    row={item.row}
                    forest={forest}
                    isActive={isActive}
                    isOpen={isOpen}
                    isNaming={naming === item.id}
                    onOpen={() => toggleOpen(item)}
                    onFile={(topicId) => actions.file([item.id], topicId)}
                    onMove={() => askPlace(item)}
                    onName={() => setNaming(item.id)}
                    onNamed={(name) => {
                      setNaming(null);
                      onNewTopic([item.id], name);
                    }}
                    onCancelName={() => setNaming(null)}
                    onSkip={() => skipActive(item)}
                  />
                )}
              </div>
            );
          })}
        </div>
      )}
      {asked && (
        <DecideMany
          decision={asked}
          forest={forest}
          onDecide={() => {
            decide(asked);
            setMarked(new Set());
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
