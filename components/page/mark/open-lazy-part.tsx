import { type ComponentType, render } from 'preact';
import type { LazyParts, OpenPart } from '@/components/page/lazy-parts/lazy-parts';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import { NoteField } from './NoteField';

import openPillStyle from './open-pill.css?inline';
import { PillPopover } from './PillPopover';
import { PlaceMenu } from './PlaceMenu';
import pillPartStyle from './pill-part.css?inline';
import placeMenuStyle from './place-menu.css?inline';

export const openPill: LazyParts['openPill'] = (container, options) =>
  openPart(container, openPillStyle, PillPopover, options);

export const openPlaceMenu: LazyParts['openPlaceMenu'] = (container, options) =>
  openPart(container, placeMenuStyle, PlaceMenu, options);

export const openNoteField: LazyParts['openNoteField'] = (container, options) =>
  openPart(container, pillPartStyle, NoteField, options);

/** Renders a component for a paper into an element of its mark, with its own style. */
function openPart<Options extends object>(
  container: HTMLElement,
  style: string,
  Component: ComponentType<Options & { view: PaperView }>,
  options: Options,
): OpenPart {
  const sheet = document.createElement('style');
  sheet.textContent = style;
  const root = document.createElement('div');
  container.append(sheet, root);
  return {
    draw: (view) => render(<Component {...options} view={view} />, root),
    close() {
      render(null, root);
      container.replaceChildren();
    },
  };
}
