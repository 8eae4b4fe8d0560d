import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import { CloseIcon } from '@/components/ui/icons/icons';
import type { Target } from '@/lib/domain/targets/target';
import { message } from '@/lib/platform/messages';
import { TargetCard } from './TargetCard';
import { TargetForm } from './TargetForm';
import './sync.css';

/** Where exports are kept in sync, how that goes, and how to add another place. */
export function SyncPage({ onClose }: { onClose(): void }) {
  const reading = useLive((library) => library.readTargets(), []);
  const [editing, setEditing] = useState<Target | 'new' | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), [editing]);

  // Before the next key: a second Escape must not go back from where the first one has already left.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) goBack();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  function goBack() {
    if (editing) setEditing(null);
    else onClose();
  }

  return (
    <div class="sync-page">
      <header class="sync-head">
        <h2 ref={title} tabIndex={-1}>
          {message(editing === 'new' ? 'sync_add' : editing ? 'sync_edit' : 'sync_title')}
        </h2>
        <button type="button" class="icon-button" aria-label={message('sync_close')} onClick={goBack}>
          <CloseIcon />
        </button>
      </header>
      {content()}
    </div>
  );

  function content() {
    if (editing)
      return <TargetForm target={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />;
    if (reading.state === 'loading') return null;
    if (reading.state === 'failed') return <p role="alert">{errorSentence(reading.error)}</p>;
    const { targets, conflicts } = reading.value;
    return (
      <>
        {targets.length === 0 && (
          <EmptyState title={message('sync_none')}>
            <p>{message('sync_none_hint')}</p>
          </EmptyState>
        )}
        <ul class="targets">
          {targets.map((target) => (
            <TargetCard
              key={target.id}
              target={target}
              conflicts={conflicts.filter(({ targetId }) => targetId === target.id)}
              onEdit={() => setEditing(target)}
            />
          ))}
        </ul>
        <div class="button-row">
          <button type="button" class="button button-primary" onClick={() => setEditing('new')}>
            {message('sync_add')}
          </button>
        </div>
      </>
    );
  }
}
