import { useLive } from '@/components/data/use-live';
import { TopicPapers } from '@/components/features/papers/TopicPapers';
import { TreeOffer } from '@/components/features/suggested-tree/TreeOffer';
import { TopicTree } from '@/components/features/tree/TopicTree';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { Start } from '@/components/features/welcome/Start';
import { startOfDay } from '@/components/i18n/format-numbers-and-dates';
import { useMediaQuery } from '@/components/ui/hooks/use-media-query';
import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';
import type { Place } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { TreeSplitter } from './TreeSplitter';
import type { PanelFocus } from './use-panel-focus';
import { useStart } from './use-start';
import type { TreeView } from './use-tree-view';

/** Must equal the breakpoint in the style sheet above which tree and papers are side by side. */
const WIDE = '(min-width: 600px)';

/** The share of the space that a person gave to the tree, in percent: beside the papers and above them. */
interface Shares {
  wide?: number | null;
  narrow?: number | null;
}

function areShares(value: unknown): value is Shares {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((share) => share === null || typeof share === 'number');
}

interface TreeScreenProps {
  /** Number of papers without a topic. */
  unsorted: number;
  view: TreeView;
  focus: PanelFocus;
  onChoose(place: Place): void;
  /** Shows the first tree that the program proposes. */
  onSuggest(): void;
}

/** The tree and the papers of the chosen place. */
export function TreeScreen({ unsorted, view, focus, onChoose, onSuggest }: TreeScreenProps) {
  const tree = useTopicNodes();
  const start = useStart();
  const hasOffer = tree.roots.length === 0 && view.editing === null;
  const today = startOfDay(Date.now());
  const saved = useLive((library) => library.countSavedSince(today), [today]);
  const isWide = useMediaQuery(WIDE);
  const [shares, setShares] = usePersistedState<Shares>('tree-share', {}, areShares);
  const way = isWide ? 'wide' : 'narrow';
  const share = shares[way] ?? null;
  return (
    <div
      class="panes"
      data-chosen={share !== null}
      style={share === null ? {} : { '--tree-share': `${share}%` }}
    >
      <div class="tree-pane" ref={focus.treePane}>
        <TopicTree
          unsorted={unsorted}
          savedToday={saved.state === 'ready' ? saved.value : new Map()}
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
      <TreeSplitter
        isWide={isWide}
        share={share}
        onShare={(share) => setShares({ ...shares, [way]: share })}
      />
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
