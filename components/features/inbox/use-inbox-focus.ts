import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import type { InboxItem } from './use-inbox';

/**
 * Keeps the focus on the item with the tab stop while the focus is in the inbox.
 * @param current that item, if there is one
 * @returns a function that focuses it
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
      // After the last answer there is no row: the focus must stay in the inbox so that its keys still work.
      if (current === undefined) section.current?.focus();
      else focusRow();
    }
    hadItems.current = current !== undefined;
  }, [current]);
  return focusRow;
}
