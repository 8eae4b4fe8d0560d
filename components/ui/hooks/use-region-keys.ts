import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Regions that listen, the one that was opened last at the end. */
const regions: symbol[] = [];

/**
 * Keys of a region of the panel, wherever the mouse was last: keys that are pressed in the region, and letters and
 * figures that are pressed where nothing else takes them, as after a click on empty space or on a button elsewhere.
 * Those go to the region that was opened last. Keys of a field, a menu, a dialog or the tree are theirs.
 * @param onKey hears the key, and calls `preventDefault` where it was one of the region's.
 */
export function useRegionKeys(region: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void) {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const own = Symbol('region');
    regions.push(own);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
      if (isTakenBy(event.target)) return;
      const isInside = region.current?.contains(event.target) === true;
      const isFree = regions.at(-1) === own && isCharacter(event.key) && !document.querySelector(COVERS);
      if (isInside || isFree) latest.current(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
      regions.splice(regions.indexOf(own), 1);
    };
  }, [region]);
}

/** What lies over the panel, and takes the keys as long as it does. */
const COVERS = 'dialog[open], [role=menu]';
const WRITTEN_IN = 'textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable=true]';

function isTakenBy(target: Element): boolean {
  return target.closest(`${WRITTEN_IN}, ${COVERS}, [role=tree]`) !== null;
}

function isCharacter(key: string): boolean {
  return [...key].length === 1 && key !== ' ';
}

/** Whether the key is one that this control hears itself, so that it must not mean something else as well. */
export function isKeyOfControl(event: KeyboardEvent): boolean {
  const control = (event.target as Element).closest('a, button, summary, input');
  return control !== null && (event.key === 'Enter' || event.key === ' ');
}
