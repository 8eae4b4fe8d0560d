import { useReducer, useRef } from 'preact/hooks';
import type { LossReading } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { ActNotice } from '@/components/features/acts/ActNotice';
import { ActsContext } from '@/components/features/acts/acts-context';
import { useActNotice } from '@/components/features/acts/use-act-notice';
import { CitationMenu } from '@/components/features/citation/CitationMenu';
import { useCiting } from '@/components/features/citation/use-citing';
import { PaperDetail } from '@/components/features/details/PaperDetail';
import { FilingStrip } from '@/components/features/filing/FilingStrip';
import { useUndoKeys } from '@/components/features/history/use-undo-keys';
import { ImportStrip } from '@/components/features/import/ImportStrip';
import { PaperCommandsContext } from '@/components/features/papers/paper-commands-context';
import { ThisPage } from '@/components/features/this-page/ThisPage';
import { TopicCommandsContext } from '@/components/features/tree/topic-commands-context';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { ErrorBoundary } from '@/components/ui/feedback/ErrorBoundary';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { createPaperCommands } from './create-paper-commands';
import { createTopicCommands } from './create-topic-commands';
import { PanelDialog } from './PanelDialog';
import { PanelHeader } from './PanelHeader';
import { PanelNotices } from './PanelNotices';
import { PanelScreen } from './PanelScreen';
import { atTree, type NavigationStep, navigate, screenOf } from './screen';
import { TopicMenu } from './TopicMenu';
import { useOverlay } from './use-overlay';
import { usePanelFocus } from './use-panel-focus';
import { useShownInPanel } from './use-shown-in-panel';
import { useTreeView } from './use-tree-view';

interface LibraryPanelProps {
  /** Number of papers without a topic. */
  unsorted: number;
  /** What the browser has lost of the library; `null` as long as nothing is known to be lost. */
  loss: LossReading | null;
}

/** The panel of a readable library. */
export function LibraryPanel({ unsorted, loss }: LibraryPanelProps) {
  const client = usePanelClient();
  const tree = useTopicNodes();
  const { acts, notice, undo, close } = useActNotice();
  const view = useTreeView(tree);
  const overlays = useOverlay();
  const focus = usePanelFocus();
  const [navigation, step] = useReducer(navigate, atTree);
  const citing = useCiting(acts);
  useShownInPanel({
    paper: (paper) => step({ go: 'shown-paper', paper }),
    topic(place) {
      go({ go: 'tree' });
      // The panel may have opened for it, and may not have read the tree yet.
      if (place === UNSORTED) view.choose(place);
      else view.chooseOnceThere(place as TopicId);
    },
  });
  useUndoKeys(acts);
  /** True if the focus should go to the notes of the paper that opens next. */
  const noteWanted = useRef(false);

  const paperCommands = createPaperCommands({
    ...{ client, tree, acts, overlays, citing },
    open: (paper) => step({ go: 'paper', paper }),
    openNote(paper) {
      noteWanted.current = true;
      step({ go: 'paper', paper });
    },
  });
  const topicCommands = createTopicCommands({
    ...{ client, tree, acts, view, overlays, citing },
    file: paperCommands.file,
    previewSplit: (topic) => step({ go: 'preview', preview: { of: 'split', topic } }),
    openExport: ({ topic }) => step({ go: 'page', page: 'exports', exported: topic.id }),
  });
  const screen = screenOf(navigation, {
    hasTopics: tree.roots.length > 0,
    unsorted,
    isMakingTopic: view.editing !== null || view.isAwaiting,
  });
  const paper = navigation.papers.at(-1);
  const { overlay } = overlays;

  function leavePaper() {
    focus.papersWanted.current = navigation.papers.length === 1;
    step({ go: 'leave-paper' });
  }

  /** Takes a navigation step without moving the focus. */
  function go(to: NavigationStep) {
    focus.papersWanted.current = false;
    step(to);
  }

  function choose(place: Place) {
    go({ go: 'tree' });
    view.choose(place);
  }

  return (
    <ActsContext.Provider value={acts}>
      <PaperCommandsContext.Provider value={paperCommands}>
        <TopicCommandsContext.Provider value={topicCommands}>
          <div class="panel">
            <PanelHeader
              query={navigation.query}
              onQuery={(query) => go({ go: 'search', query })}
              onLeave={screen.show === 'search' ? focus.toPapers : focus.toTree}
              screen={screen}
              onPage={(page) => go({ go: 'page', page })}
              onLeavePage={() => go({ go: 'leave-page' })}
              onNewTopic={() => {
                go({ go: 'tree' });
                topicCommands.edit({ do: 'create', parentId: null });
              }}
            />
            <PanelNotices loss={loss} />
            {!paper && (screen.show === 'tree' || screen.show === 'welcome') && (
              <ThisPage onChoose={choose} />
            )}
            <main class="panel-main" ref={focus.main}>
              <PanelScreen
                screen={screen}
                unsorted={unsorted}
                view={view}
                focus={focus}
                onStep={step}
                onChoose={choose}
              />
              {paper && (
                <ErrorBoundary
                  subject={paper}
                  fallback={
                    <section role="alert">
                      <p>{message('error_not_drawn')}</p>
                      <button type="button" class="button" onClick={leavePaper}>
                        {message('detail_gone')}
                      </button>
                    </section>
                  }
                >
                  <PaperDetail
                    paperId={paper}
                    noteWanted={noteWanted}
                    onChoose={choose}
                    onBack={leavePaper}
                  />
                </ErrorBoundary>
              )}
              {overlay?.show === 'citation' && (
                <CitationMenu
                  cited={overlay.cited}
                  citing={citing}
                  anchor={overlay.anchor}
                  onClose={() => overlays.close(overlay)}
                />
              )}
              {overlay?.show === 'topic-menu' && (
                <TopicMenu
                  node={overlay.node}
                  anchor={overlay.anchor}
                  onClose={() => overlays.close(overlay)}
                />
              )}
            </main>
            <ImportStrip />
            <FilingStrip />
            <ActNotice notice={notice} onUndo={undo} onClose={close} />
            {overlay && !('anchor' in overlay) && (
              <PanelDialog overlay={overlay} onClose={() => overlays.close(overlay)} />
            )}
          </div>
        </TopicCommandsContext.Provider>
      </PaperCommandsContext.Provider>
    </ActsContext.Provider>
  );
}
