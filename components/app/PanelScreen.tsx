import { HistoryScreen } from '@/components/features/history/HistoryScreen';
import { Inbox } from '@/components/features/inbox/Inbox';
import { MapScreen } from '@/components/features/map/MapScreen';
import { SearchResults } from '@/components/features/search/SearchResults';
import { SplitPreview } from '@/components/features/suggested-tree/SplitPreview';
import { SuggestedTree } from '@/components/features/suggested-tree/SuggestedTree';
import { ExportAndSyncScreen } from '@/components/features/sync/ExportAndSyncScreen';
import { Welcome } from '@/components/features/welcome/Welcome';
import type { Place } from '@/lib/domain/ids';
import type { NavigationStep, Screen } from './screen';
import { TreeScreen } from './TreeScreen';
import type { PanelFocus } from './use-panel-focus';
import { useStart } from './use-start';
import type { TreeView } from './use-tree-view';

export interface PanelScreenProps {
  screen: Screen;
  /** Number of papers without a topic. */
  unsorted: number;
  view: TreeView;
  focus: PanelFocus;
  onStep(step: NavigationStep): void;
  onChoose(place: Place): void;
}

/** The screen below the panel's header. */
export function PanelScreen({ screen, unsorted, view, focus, onStep, onChoose }: PanelScreenProps) {
  const leavePage = () => onStep({ go: 'leave-page' });
  const leavePreview = () => onStep({ go: 'leave-preview' });
  switch (screen.show) {
    case 'search':
      return (
        <SearchResults
          query={screen.query}
          chosen={view.chosen}
          focusWanted={focus.papersWanted}
          onChoose={onChoose}
        />
      );
    case 'inbox':
      return <Inbox onClose={leavePage} />;
    case 'history':
      return <HistoryScreen onClose={leavePage} />;
    case 'map':
      return <MapScreen onChoose={onChoose} onClose={leavePage} />;
    case 'exports':
      return <ExportAndSyncScreen key={screen.branch} branch={screen.branch} onClose={leavePage} />;
    case 'split':
      return <SplitPreview key={screen.topic.topic.id} topic={screen.topic} onLeave={leavePreview} />;
    case 'welcome':
      return <EmptyLibrary />;
    case 'suggested-tree':
      return <SuggestedTree unsorted={unsorted} onLeave={leavePreview} onCreated={view.chooseOnceThere} />;
    case 'tree':
      return (
        <TreeScreen
          unsorted={unsorted}
          view={view}
          focus={focus}
          onChoose={onChoose}
          onSuggest={() => onStep({ go: 'preview', preview: { of: 'suggested-tree' } })}
        />
      );
  }
}

function EmptyLibrary() {
  return <Welcome {...useStart()} />;
}
