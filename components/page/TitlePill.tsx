import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findFreeSpot, type Spot } from './free-spot';
import { MarkIcon } from './MarkIcon';
import { markLabel, markState } from './mark-words';
import type { MetPaper, MetView } from './met-paper';
import { Pill } from './Pill';
import { inPixels, RowMark } from './RowMark';

interface TitlePillProps {
  met: MetPaper;
  view: MetView;
  title: Element;
  onOpen: (met: MetPaper) => void;
}

/** Size of the small mark in pixels. */
const MARK = { width: 24, height: 24 };

/**
 * The pill of a page about one paper: always open, where the page has nothing to cover. A page without such a
 * spot gets the small mark of lists. A pill that is in use, or has failed, stays where it is though it grows.
 */
export function TitlePill({ met, view, title, onOpen }: TitlePillProps) {
  const pill = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [markSpot, setMarkSpot] = useState<Spot | null>(null);

  useLayoutEffect(() => {
    const element = pill.current;
    const origin = element?.parentElement;
    if (!element || !origin) return;
    const place = () => {
      const size = element.getBoundingClientRect();
      const start = origin.getBoundingClientRect();
      const fromStart = (found: Spot | null) =>
        found && { left: found.left - start.left, top: found.top - start.top };
      const free = fromStart(findFreeSpot(title, size));
      const last = window.innerWidth - size.width - start.left;
      const isKept = met.view.problem !== null || element.matches(':focus-within');
      setSpot((spot) => free ?? (spot && isKept ? { ...spot, left: Math.min(spot.left, last) } : null));
      setMarkSpot(fromStart(findFreeSpot(title, MARK)));
    };
    const observer = new ResizeObserver(place);
    for (const each of [title, title.parentElement, element]) if (each) observer.observe(each);
    place();
    return () => observer.disconnect();
  }, [met, title]);

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
      <div
        ref={pill}
        class={spot ? 'title-pill' : 'title-pill nowhere'}
        inert={!spot}
        role="group"
        aria-label={markLabel(view, met.paper.title)}
        style={spot ? inPixels(spot) : {}}
      >
        <MarkIcon state={markState(view)} />
        <Pill met={met} view={view} />
      </div>
      {!spot && <RowMark met={met} view={view} spot={markSpot} onOpen={onOpen} />}
    </>
  );
}
