import { useMemo } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { BackupList } from '@/components/features/backup/BackupList';
import { ForestContext } from '@/components/features/tree/forest-context';
import { buildForest } from '@/components/features/tree/topic-forest';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import { ErrorScreen } from '@/components/ui/feedback/ErrorScreen';
import { UNSORTED } from '@/lib/domain/ids';
import { LibraryPanel } from './LibraryPanel';
import './panel.css';

/** The side panel: reads the tree, and says so where that cannot be done. */
export function Panel() {
  const tree = useLive((library) => library.readTree(), []);
  const value = tree.state === 'ready' ? tree.value : null;
  const forest = useMemo(() => value && buildForest(value.topics, value.counts), [value]);
  if (tree.state === 'failed')
    return (
      <main class="panel">
        <ErrorScreen error={tree.error} onRetry={() => location.reload()}>
          <BackupList way={tree.error === 'database-too-new' ? 'save-only' : 'start-over'} />
        </ErrorScreen>
      </main>
    );
  if (!value || !forest) return <div class="panel panel-loading" aria-busy="true" />;
  return (
    <ForestContext.Provider value={forest}>
      <ErrorBoundary
        subject={value}
        fallback={
          <main class="panel">
            <ErrorScreen error="unexpected" onRetry={() => location.reload()} />
          </main>
        }
      >
        <LibraryPanel unsorted={value.counts.get(UNSORTED) ?? 0} />
      </ErrorBoundary>
    </ForestContext.Provider>
  );
}
