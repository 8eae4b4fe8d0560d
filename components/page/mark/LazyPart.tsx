import { useEffect, useRef } from 'preact/hooks';
import type { LazyParts, LoadParts, OpenPart } from '@/components/page/lazy-parts/lazy-parts';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';

interface LazyPartProps {
  view: PaperView;
  loadParts: LoadParts;
  /** Opens the part in the container. */
  open(parts: LazyParts, container: HTMLElement): OpenPart;
  /** Called if the part could not be loaded. */
  onFailed(): void;
}

/** An element in which a part of the page is drawn after it is loaded. */
export function LazyPart({ view, loadParts, open, onFailed }: LazyPartProps) {
  const container = useRef<HTMLDivElement>(null);
  const part = useRef<OpenPart | null>(null);
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    let isOpen = true;
    loadParts().then((parts) => {
      if (!isOpen || !container.current) return;
      if (!parts) return onFailed();
      part.current = open(parts, container.current);
      part.current.draw(latest.current);
    });
    return () => {
      isOpen = false;
      part.current?.close();
    };
  }, []);
  useEffect(() => part.current?.draw(view), [view]);
  return <div ref={container} />;
}
