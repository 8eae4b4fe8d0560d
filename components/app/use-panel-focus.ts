import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

/** Moves the keyboard focus within the panel. */
export interface PanelFocus {
  treePane: RefObject<HTMLDivElement | null>;
  main: RefObject<HTMLElement | null>;
  /** True if the focus should go to the list of papers as soon as it has a row. */
  papersWanted: RefObject<boolean>;
  toTree(): void;
  toPapers(): void;
}

export function usePanelFocus(): PanelFocus {
  const treePane = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const papersWanted = useRef(false);
  return {
    treePane,
    main,
    papersWanted,
    toTree() {
      treePane.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    },
    toPapers() {
      const row = main.current?.querySelector<HTMLElement>('.paper-row[tabindex="0"]');
      row?.focus();
      papersWanted.current = !row;
    },
  };
}
