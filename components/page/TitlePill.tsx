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
 * spot gets the small mark of lists.
 */
export function TitlePill({ met, view, title, onOpen }: TitlePillProps) {
  const pill = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [markSpot, setMarkSpot] = useState<Spot | null>(null);

  useLayoutEffect(() => {
    const element = pill.current;
    if (!element) return;
    const place = () => {
      const origin = element.parentElement?.getBoundingClientRect();
      const fromOrigin = (found: Spot | null) =>
        found && origin ? { left: found.left - origin.left, top: found.top - origin.top } : null;
      setSpot(fromOrigin(findFreeSpot(title, element.getBoundingClientRect())));
      setMarkSpot(fromOrigin(findFreeSpot(title, MARK)));
    };
    const observer = new ResizeObserver(place);
    for (const each of [title, title.parentElement, element]) if (each) observer.observe(each);
    place();
    return () => observer.disconnect();
  }, [title]);

  const state = markState(view);
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
        <MarkIcon state={state} />
        <Pill met={met} view={view} />
      </div>
      {!spot && <RowMark met={met} view={view} spot={markSpot} onOpen={onOpen} />}
    </>
  );
}
