import { useRef } from 'preact/hooks';
import { message } from '@/lib/platform/messages';

/** Of the room for tree and papers, in percent: neither can be pushed out of sight. */
const LEAST = 15;
const MOST = 80;
/** What an arrow key moves, in percent. */
const STEP = 5;

interface TreeSplitterProps {
  /** They stand side by side. */
  isWide: boolean;
  /** The tree's share in percent; `null` where nobody chose one. */
  share: number | null;
  /** `null` gives the choice up. */
  onShare(share: number | null): void;
}

/** Between tree and papers: a drag, or the arrow keys, gives the tree more room or less; a double click as at first. */
export function TreeSplitter({ isWide, share, onShare }: TreeSplitterProps) {
  const element = useRef<HTMLDivElement>(null);
  const [less, more] = isWide ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  /** What the tree has now, also where nobody chose. */
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
