import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import type { InboxItem } from './use-inbox';

/**
 * Keeps the focus on the item that has the tab stop, as long as the person is in the inbox.
 * @param current that item, if there is one.
 * @returns what gives it the focus.
 */
export function useInboxFocus(
  section: RefObject<HTMLElement | null>,
  grid: RefObject<HTMLElement | null>,
  current: InboxItem['id'] | undefined,
): () => void {
  const focusRow = () => grid.current?.querySelector<HTMLElement>('.inbox-row[tabindex="0"]')?.focus();
  useKeptFocus(grid, focusRow);
  const hadItems = useRef(false);
  useLayoutEffect(() => {
    const isInside =
      grid.current?.contains(document.activeElement) || document.activeElement === document.body;
    if (isInside || !hadItems.current) {
      // The last answer leaves no row: the keys must not leave the inbox with it.
      if (current === undefined) section.current?.focus();
      else focusRow();
    }
    hadItems.current = current !== undefined;
  }, [current]);
  return focusRow;
}
