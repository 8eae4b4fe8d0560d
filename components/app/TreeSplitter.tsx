import { useRef } from 'preact/hooks';
import { message } from '@/lib/platform/messages';

/** The smallest share of the tree and of the papers, in percent, so that neither can be hidden. */
const LEAST = 15;
const MOST = 80;
/** The change of the share per press of an arrow key, in percent. */
const STEP = 5;

interface TreeSplitterProps {
  /** Whether tree and papers are side by side. */
  isWide: boolean;
  /** The tree's share in percent; `null` for the default. */
  share: number | null;
  /** `null` restores the default. */
  onShare(share: number | null): void;
}

/**
 * The splitter between tree and papers. Dragging it, or the arrow keys, changes the tree's share; a double click resets
 * it.
 */
export function TreeSplitter({ isWide, share, onShare }: TreeSplitterProps) {
  const element = useRef<HTMLDivElement>(null);
  const [less, more] = isWide ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  /** The tree's present share, also while it is the default. */
  const drawn = () => {
    const tree = element.current?.previousElementSibling?.getBoundingClientRect();
    const all = element.current?.parentElement?.getBoundingClientRect();
    if (share !== null || !tree?.height || !all?.height) return share ?? LEAST;
    return Math.round(100 * (isWide ? tree.width / all.width : tree.height / all.height));
  };
  const take = (percent: number) => onShare(Math.round(Math.min(MOST, Math.max(LEAST, percent))));

  function follow(event: PointerEvent) {
    const all = element.current?.parentElement?.getBoundingClientRect();
    if (!all || !element.current?.hasPointerCapture(event.pointerId)) return;
    const fromStart =
      getComputedStyle(element.current).direction === 'rtl'
        ? all.right - event.clientX
        : event.clientX - all.left;
    take(100 * (isWide ? fromStart / all.width : (event.clientY - all.top) / all.height));
  }

  return (
    <div
      ref={element}
      class="tree-splitter"
      role="separator"
      tabIndex={0}
      aria-label={message('tree_splitter')}
      aria-orientation={isWide ? 'vertical' : 'horizontal'}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={drawn()}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={follow}
      onDblClick={() => onShare(null)}
      onKeyDown={(event) => {
        const to = { [less]: drawn() - STEP, [more]: drawn() + STEP, Home: LEAST, End: MOST }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        take(to);
      }}
    />
  );
}
