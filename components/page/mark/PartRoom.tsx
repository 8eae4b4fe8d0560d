import { useEffect, useRef } from 'preact/hooks';
import type { PaperView } from '@/components/page/paper/page-paper';
import type { LoadParts, OpenPart, PageParts } from '@/components/page/parts/page-parts';

interface PartRoomProps {
  view: PaperView;
  loadParts: LoadParts;
  /** Opens the part in the room. */
  open(parts: PageParts, room: HTMLElement): OpenPart;
  /** Called if the part could not be loaded. */
  onFailed(): void;
}

/** An element in which a part of the page is drawn after it is loaded. */
export function PartRoom({ view, loadParts, open, onFailed }: PartRoomProps) {
  const room = useRef<HTMLDivElement>(null);
  const part = useRef<OpenPart | null>(null);
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    let isOpen = true;
    loadParts().then((parts) => {
      if (!isOpen || !room.current) return;
      if (!parts) return onFailed();
      part.current = open(parts, room.current);
      part.current.draw(latest.current);
    });
    return () => {
      isOpen = false;
      part.current?.close();
    };
  }, []);
  useEffect(() => part.current?.draw(view), [view]);
  return <div ref={room} />;
}
