import { useEffect, useRef } from 'preact/hooks';
import { watchSurface } from '@/components/page/clicks/seen-long-enough';
import type { PagePaper, PaperView } from '@/components/page/paper/page-paper';
import type { LoadParts } from '@/components/page/parts/load-page-parts';
import type { OpenPlaceMenu } from '@/components/page/parts/page-parts';

interface PlaceMenuContainerProps {
  paper: PagePaper;
  view: PaperView;
  anchor: Element;
  loadParts: LoadParts;
  onClose: (how: 'done' | 'left') => void;
}

/** Where the menu of a pill is drawn, once it is loaded. */
export function PlaceMenuContainer({ paper, view, anchor, loadParts, onClose }: PlaceMenuContainerProps) {
  const room = useRef<HTMLDivElement>(null);
  const menu = useRef<OpenPlaceMenu | null>(null);
  const latest = useRef({ view, onClose });
  latest.current = { view, onClose };
  useEffect(() => {
    let isOpen = true;
    loadParts().then((parts) => {
      if (!isOpen || !room.current) return;
      if (!parts) return latest.current.onClose('left');
      menu.current = parts.openPlaceMenu(room.current, {
        ...{ paper, anchor, watchSurface },
        onClose: (how) => latest.current.onClose(how),
      });
      menu.current.draw(latest.current.view);
    });
    return () => {
      isOpen = false;
      menu.current?.close();
    };
  }, []);
  useEffect(() => menu.current?.draw(view), [view]);
  return <div ref={room} />;
}
