import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Regions that listen, the last opened at the end. */
const regions: symbol[] = [];

/**
 * Listens for the keys of a region of the panel. These are keys pressed in the region, and letters and digits pressed
 * where no control takes them, such as after a click on empty space or on a button elsewhere; the latter go to the
 * region that was opened last. Keys of a field, a menu, a dialog or the tree are left to it.
 * @param onKey handles the key, and calls `preventDefault` if it was one of the region's.
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

/** Elements that cover the panel and take the keys while they are open. */
const COVERS = 'dialog[open], [role=menu]';
const WRITTEN_IN = 'textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable=true]';

function isTakenBy(target: Element): boolean {
  return target.closest(`${WRITTEN_IN}, ${COVERS}, [role=tree]`) !== null;
}

function isCharacter(key: string): boolean {
  return [...key].length === 1 && key !== ' ';
}

/** Whether the control handles this key itself, so that the key must not have a second meaning. */
export function isKeyOfControl(event: KeyboardEvent): boolean {
  const control = (event.target as Element).closest('a, button, summary, input');
  return control !== null && (event.key === 'Enter' || event.key === ' ');
}
