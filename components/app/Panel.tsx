import { useMemo } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { BackupList } from '@/components/features/backup/BackupList';
import { LostLibrary } from '@/components/features/backup/LostLibrary';
import { useLoss } from '@/components/features/backup/use-loss';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { TopicNodesContext } from '@/components/features/tree/topic-nodes-context';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { UNSORTED } from '@/lib/domain/ids';
import { LibraryPanel } from './LibraryPanel';
import './panel.css';

/** The side panel. It reads the tree, and shows an error if the library cannot be read or was lost by the browser. */
export function Panel() {
  const reading = useLive((library) => library.readTree(), [], 'before-frame');
  const value = reading.state === 'ready' ? reading.value : null;
  const loss = useLoss(value !== null);
  const tree = useMemo(() => value && buildTopicNodes(value.topics, value.counts), [value]);
  if (reading.state === 'failed')
    return (
      <main class="panel">
        <ErrorScreen error={reading.error} onRetry={() => location.reload()}>
          <BackupList way={reading.error === 'database-too-new' ? 'save-only' : 'start-over'} />
        </ErrorScreen>
      </main>
    );
  if (loss?.loss.extent === 'all')
    return (
      <main class="panel">
        <LostLibrary reading={loss} />
      </main>
    );
  // Only of an empty library it must be known first whether it was lost.
  const mayBeLost = loss === undefined && value?.topics.length === 0;
  if (!value || !tree || mayBeLost) return <div class="panel panel-loading" aria-busy="true" />;
  return (
    <TopicNodesContext.Provider value={tree}>
      <ErrorBoundary
        subject={value}
        fallback={
          <main class="panel">
            <ErrorScreen error="unexpected" onRetry={() => location.reload()} />
          </main>
        }
      >
        <LibraryPanel unsorted={value.counts.get(UNSORTED) ?? 0} loss={loss ?? null} />
      </ErrorBoundary>
    </TopicNodesContext.Provider>
  );
}
