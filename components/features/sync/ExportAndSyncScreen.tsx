import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TargetsReading } from '@/components/data/library-queries';
import { type Live, useLive } from '@/components/data/use-live';
import { ExportForm } from '@/components/features/export/ExportForm';
import { errorSentence } from '@/components/i18n/format-error';
import { PlusIcon } from '@/components/ui/icons/icons';
import { PageHeader } from '@/components/ui/page/PageHeader';
import type { TopicId } from '@/lib/domain/ids';
import type { Target } from '@/lib/domain/targets/target';
import { message } from '@/lib/platform/messages';
import { TargetCard } from './TargetCard';
import { TargetForm } from './TargetForm';
import './sync.css';

interface ExportAndSyncScreenProps {
  /** The branch that is selected at first; `null` for the whole library. */
  branch: TopicId | null;
  onClose(): void;
}

/** The page of exports: saving a file, and the targets that are kept in sync. */
export function ExportAndSyncScreen({ branch, onClose }: ExportAndSyncScreenProps) {
  const reading = useLive((library) => library.readTargets(), []);
  const [editing, setEditing] = useState<Target | 'new' | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), [editing]);

  // Before the next key: a second Escape must not leave the page that the first one has left already.
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
    <div class="exports">
      <PageHeader
        title={message(editing === 'new' ? 'sync_add' : editing ? 'sync_edit' : 'exports_title')}
        back={message(editing ? 'exports_back' : 'page_back')}
        titleRef={title}
        onBack={goBack}
      />
      <div class="exports-page">{content()}</div>
    </div>
  );

  function content() {
    if (editing)
      return <TargetForm target={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />;
    if (reading.state === 'loading') return null;
    // Targets come first, since they may need attention; for a single branch, saving a file comes first.
    const hasTargets = reading.state === 'ready' && reading.value.targets.length > 0;
    return hasTargets && branch === null ? [sync(reading), file()] : [file(), sync(reading)];
  }

  function file() {
    return (
      <section key="file" class="exports-section" aria-labelledby="exports-file">
        <h3 id="exports-file">{message('export_title')}</h3>
        <ExportForm branch={branch} />
      </section>
    );
  }

  function sync(reading: Exclude<Live<TargetsReading>, { state: 'loading' }>) {
    return (
      <section key="sync" class="exports-section" aria-labelledby="exports-sync">
        <h3 id="exports-sync">{message('sync_title')}</h3>
        {reading.state === 'failed' ? (
          <p role="alert">{errorSentence(reading.error)}</p>
        ) : (
          <Targets reading={reading.value} onEdit={setEditing} />
        )}
      </section>
    );
  }
}

interface TargetsProps {
  reading: TargetsReading;
  onEdit(target: Target | 'new'): void;
}

function Targets({ reading: { targets, conflicts, unwritten }, onEdit }: TargetsProps) {
  return (
    <>
      {targets.length === 0 && <p class="soft">{message('sync_none_hint')}</p>}
      <ul class="targets">
        {targets.map((target) => (
          <TargetCard
            key={target.id}
            target={target}
            conflicts={conflicts.filter(({ targetId }) => targetId === target.id)}
            unwritten={unwritten.filter(({ targetId }) => targetId === target.id)}
            onEdit={() => onEdit(target)}
          />
        ))}
      </ul>
      <button type="button" class="button target-add" onClick={() => onEdit('new')}>
        <PlusIcon />
        {message('sync_add')}
      </button>
    </>
  );
}
