import { useRef, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client';
import { ActNotice } from '@/components/features/acts/ActNotice';
import { useActs } from '@/components/features/acts/use-acts';
import { PaperDetail } from '@/components/features/details/PaperDetail';
import { ExportDialog } from '@/components/features/export/ExportDialog';
import { HistoryScreen } from '@/components/features/history/HistoryScreen';
import { useUndo } from '@/components/features/history/use-undo';
import { ImportStrip } from '@/components/features/import/ImportStrip';
import { Inbox } from '@/components/features/inbox/Inbox';
import { MapScreen } from '@/components/features/map/MapScreen';
import { PlacePapers } from '@/components/features/papers/PlacePapers';
import { RulesDialog } from '@/components/features/rules/RulesDialog';
import { SearchResults } from '@/components/features/search/SearchResults';
import { TreeOffer } from '@/components/features/suggested-tree/TreeOffer';
import { TreePreview } from '@/components/features/suggested-tree/TreePreview';
import { SyncPage } from '@/components/features/sync/SyncPage';
import { TopicTree } from '@/components/features/tree/TopicTree';
import type { TopicEdit } from '@/components/features/tree/topic-actions';
import type { TopicForest, TopicNode } from '@/components/features/tree/topic-forest';
import { SampleNotice } from '@/components/features/welcome/SampleNotice';
import { SitePermission } from '@/components/features/welcome/SitePermission';
import { Welcome } from '@/components/features/welcome/Welcome';
import { papersInWords } from '@/components/i18n/papers-in-words';
import { useRemembered } from '@/components/ui/hooks/use-remembered';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { MoveDialog, type Moving } from './MoveDialog';
import { PanelHeader } from './PanelHeader';
import { ShapeNotice } from './ShapeNotice';
import type { Screen } from './screen';
import { TopicMenu } from './TopicMenu';
import { usePaperActions } from './use-paper-actions';
import { useTopicActions } from './use-topic-actions';
import { useTreeView } from './use-tree-view';

interface LibraryPanelProps {
  forest: TopicForest;
  /** Papers right in each place. */
  counts: ReadonlyMap<Place, number>;
}

/** The panel over a library that can be read: what is looked at, and who is asked for what. */
export function LibraryPanel({ forest, counts }: LibraryPanelProps) {
  const client = usePanelClient();
  const acts = useActs();
  const view = useTreeView(forest);
  const [query, setQuery] = useState('');
  const [screen, setScreen] = useState<Screen>('tree');
  const [editing, setEditing] = useState<TopicEdit | null>(null);
  const [menu, setMenu] = useState<{ node: TopicNode; anchor: DOMRect } | null>(null);
  const [ruled, setRuled] = useState<TopicId | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const [splitting, setSplitting] = useState<TopicNode | null>(null);
  const [exporting, setExporting] = useState<{ branch: TopicId | null } | null>(null);
  const [isPreviewing, setPreviewing] = useState(false);
  const [isDeclined, setDeclined] = useRemembered(
    'offer-declined',
    false,
    (value) => typeof value === 'boolean',
  );
  const treePane = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const papersWanted = useRef(false);
  /** Papers shown whole, one from the other: the last is in sight. */
  const [trail, setTrail] = useState<PaperId[]>([]);
  const paperActions = usePaperActions({
    forest,
    acts,
    setMoving,
    open: (paper) => setTrail([...trail, paper]),
  });
  const shown = trail.at(-1);
  const topicActions = useTopicActions({
    forest,
    acts,
    view,
    setEditing,
    setMenu,
    setRuled,
    file: paperActions.file,
  });

  const undo = useUndo(acts, forest);

  const unsorted = counts.get(UNSORTED) ?? 0;
  const hasTopics = forest.roots.length > 0;
  const isNew = !hasTopics && unsorted === 0 && editing === null && !view.isAwaiting;

  function focusTree() {
    treePane.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  }

  function focusPapers() {
    const row = main.current?.querySelector<HTMLElement>('.paper-row[tabindex="0"]');
    row?.focus();
    papersWanted.current = !row;
  }

  function search(text: string) {
    papersWanted.current = false;
    setTrail([]);
    setQuery(text);
  }

  function choose(place: Place) {
    search('');
    setScreen('tree');
    setSplitting(null);
    view.choose(place);
  }

  return (
    <div class="panel">
      <PanelHeader
        query={query}
        onQuery={search}
        onLeave={() => (query.trim() ? focusPapers() : focusTree())}
        screen={query.trim() ? null : screen}
        onScreen={(next) => {
          search('');
          setScreen(next);
        }}
        onExport={() => setExporting({ branch: null })}
        onNewTopic={() => {
          search('');
          setPreviewing(false);
          setScreen('tree');
          setEditing({ do: 'create', parentId: null });
        }}
      />
      <SitePermission />
      <ShapeNotice />
      <SampleNotice onRemove={() => acts.perform(client.removeSample({}), message('act_sample_removed'))} />
      <main class="panel-main" ref={main}>
        {content()}
        {shown && (
          <PaperDetail
            paperId={shown}
            forest={forest}
            actions={paperActions}
            onChoose={choose}
            onBack={() => {
              papersWanted.current = trail.length === 1;
              setTrail(trail.slice(0, -1));
            }}
          />
        )}
        {menu && (
          <TopicMenu
            {...menu}
            forest={forest}
            actions={topicActions}
            onExport={({ topic }) => setExporting({ branch: topic.id })}
            onMove={(node) => setMoving({ what: 'topic', node })}
            onMerge={(node) => setMoving({ what: 'merge', node })}
            onSplit={setSplitting}
            onClose={() => setMenu(null)}
          />
        )}
      </main>
      <ImportStrip />
      <ActNotice notice={acts.notice} onTakeBack={acts.takeBack} onClose={acts.close} />
      {ruled && <RulesDialog topicId={ruled} forest={forest} acts={acts} onClose={() => setRuled(null)} />}
      {exporting && <ExportDialog {...exporting} forest={forest} onClose={() => setExporting(null)} />}
      {moving && (
        <MoveDialog
          moving={moving}
          forest={forest}
          onMerge={topicActions.merge}
          onTopic={({ topic }, parentId) => topicActions.move(topic.id, { parentId, before: null })}
          onPapers={paperActions.file}
          onFurther={paperActions.addTo}
          onNewTopic={paperActions.fileUnderNew}
          onClose={() => setMoving(null)}
        />
      )}
    </div>
  );

  function content() {
    if (query.trim() !== '')
      return (
        <SearchResults
          query={query.trim()}
          forest={forest}
          chosen={view.chosen}
          actions={paperActions}
          focusWanted={papersWanted}
          onChoose={choose}
        />
      );
    if (screen === 'map')
      return <MapScreen forest={forest} onChoose={choose} onClose={() => setScreen('tree')} />;
    if (screen === 'sync') return <SyncPage forest={forest} onClose={() => setScreen('tree')} />;
    if (screen === 'history')
      return (
        <HistoryScreen
          forest={forest}
          onUndo={undo.undo}
          onUndoProgram={undo.undoProgram}
          onClose={() => setScreen('tree')}
        />
      );
    if (screen === 'inbox')
      return (
        <Inbox
          forest={forest}
          actions={paperActions}
          acts={acts}
          onNewTopic={paperActions.fileUnderNew}
          onClose={() => setScreen('tree')}
        />
      );
    if (splitting)
      return (
        <TreePreview
          key={splitting.topic.id}
          title={message('split_title', [splitting.topic.name])}
          total={splitting.own}
          ask={() => client.proposeSplit({ topicId: splitting.topic.id })}
          left={(papers) => papersInWords('split_left', papers, [splitting.topic.name])}
          accept={message('split_accept')}
          onAccept={async (topics) => {
            setSplitting(null);
            await topicActions.split(splitting, topics);
          }}
          onDecline={() => setSplitting(null)}
        />
      );
    if (isNew)
      return (
        <Welcome
          onNewTopic={() => setEditing({ do: 'create', parentId: null })}
          onSample={() => acts.perform(client.addSample({}), message('act_sample_added'))}
          onTopics={(topics) => acts.perform(client.plantTree({ topics }), message('act_subjects_made'))}
        />
      );
    if (isPreviewing && !hasTopics)
      return (
        <TreePreview
          title={message('offer_title')}
          total={unsorted}
          ask={() => client.proposeTree({})}
          left={(papers) => papersInWords('offer_left', papers)}
          accept={message('offer_accept')}
          onAccept={async (topics) => {
            if (await acts.perform(client.plantTree({ topics }), message('act_planted')))
              setPreviewing(false);
          }}
          onDecline={() => {
            setPreviewing(false);
            setDeclined(true);
          }}
        />
      );
    return (
      <div class="panes">
        <div class="tree-pane" ref={treePane}>
          <TopicTree
            forest={forest}
            unsorted={unsorted}
            chosen={view.chosen}
            open={view.open}
            editing={editing}
            actions={topicActions}
            onChoose={choose}
            onOpen={view.setOpen}
            onEnter={focusPapers}
          />
          {!hasTopics && editing === null && (
            <TreeOffer
              unsorted={unsorted}
              isDeclined={isDeclined}
              onShow={() => setPreviewing(true)}
              onDecline={() => setDeclined(true)}
            />
          )}
        </div>
        <div class="papers-pane">
          <PlacePapers
            key={view.chosen}
            place={view.chosen}
            forest={forest}
            actions={paperActions}
            focusWanted={papersWanted}
            onChoose={choose}
          />
        </div>
      </div>
    );
  }
}
