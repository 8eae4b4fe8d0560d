import { useRef } from 'preact/hooks';
import { CLICKABLE_AFTER_MS, watchSurface } from '@/components/page/clicks/seen-long-enough';
import { useSurface } from '@/components/page/clicks/use-seen-surface';
import type { LoadParts } from '@/components/page/lazy-parts/lazy-parts';
import type { PagePaper, PaperView } from '@/components/page/paper/paper-state-and-actions';
import { EDGE, findFreeSpot, windowWidth } from '@/components/page/placement/free-spot';
import { inPixels, useSpot } from '@/components/page/placement/use-spot';
import { leafState, markLabel } from './format-mark';
import { MarkIcon } from './MarkIcon';
import { Pill } from './Pill';
import style from './pill.css?inline';
import { RowMark } from './RowMark';

interface TitlePillProps {
  paper: PagePaper;
  view: PaperView;
  title: Element;
  onOpen: (paper: PagePaper) => void;
  loadParts: LoadParts;
}

/**
 * The pill of a page about one paper. It is always open, at a spot where it covers nothing; on a page without such a
 * spot, the small mark of lists is used. A pill that is in use, or shows an error, stays where it is even if it grows.
 */
export function TitlePill({ paper, view, title, onOpen, loadParts }: TitlePillProps) {
  const pill = useRef<HTMLDivElement>(null);
  useSurface(pill, CLICKABLE_AFTER_MS);
  const spot = useSpot(title, pill, (element, _, last) => {
    const size = element.getBoundingClientRect();
    const isKept = paper.view.problem !== null || element.matches(':focus-within');
    const kept =
      last && isKept ? { ...last, left: Math.min(last.left, windowWidth() - size.width - EDGE) } : null;
    return findFreeSpot(title, size) ?? kept;
  });

  return (
    <>
      <style>{style}</style>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
      <div
        ref={pill}
        class={spot ? 'title-pill' : 'title-pill nowhere'}
        inert={!spot}
        role="group"
        aria-label={markLabel(view, paper.captured.title)}
        style={inPixels(spot) ?? {}}
      >
        <MarkIcon state={leafState(view)} />
        <Pill {...{ paper, view, watchSurface, loadParts }} />
      </div>
      {!spot && <RowMark {...{ paper, view, title, onOpen, loadParts }} />}
    </>
  );
}
