import { TopicPapers } from '@/components/features/papers/TopicPapers';
import { TreeOffer } from '@/components/features/suggested-tree/TreeOffer';
import { TopicTree } from '@/components/features/tree/TopicTree';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { Start } from '@/components/features/welcome/Start';
import type { Place } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import type { PanelFocus } from './use-panel-focus';
import { useStart } from './use-start';
import type { TreeView } from './use-tree-view';

interface TreeScreenProps {
  /** Papers without a topic. */
  unsorted: number;
  view: TreeView;
  focus: PanelFocus;
  onChoose(place: Place): void;
  /** Shows the first tree that the program proposes. */
  onSuggest(): void;
}

/** The tree, and the papers of the place that is chosen in it. */
export function TreeScreen({ unsorted, view, focus, onChoose, onSuggest }: TreeScreenProps) {
  const tree = useTopicNodes();
  const start = useStart();
  const hasOffer = tree.roots.length === 0 && view.editing === null;
  return (
    <div class="panes">
      <div class="tree-pane" ref={focus.treePane}>
        <TopicTree
          unsorted={unsorted}
          chosen={view.chosen}
          open={view.open}
          editing={view.editing}
          onChoose={onChoose}
          onOpen={view.setOpen}
          onEnter={focus.toPapers}
        />
        {hasOffer && (
          <>
            <TreeOffer unsorted={unsorted} onShow={onSuggest} />
            <details class="other-ways">
              <summary>{message('start_otherwise')}</summary>
              <Start {...start} />
            </details>
          </>
        )}
      </div>
      <div class="papers-pane">
        <TopicPapers
          key={view.chosen}
          place={view.chosen}
          focusWanted={focus.papersWanted}
          onChoose={onChoose}
        />
      </div>
    </div>
  );
}
