import { type ComponentType, render } from 'preact';
import type { LazyParts, OpenPart } from '@/components/page/lazy-parts/lazy-parts';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import { NoteField } from './NoteField';

import openPillStyle from './open-pill.css?inline';
import { PillPopover } from './PillPopover';
import { PlaceMenu } from './PlaceMenu';
import pillPartStyle from './pill-part.css?inline';
import placeMenuStyle from './place-menu.css?inline';

export const openPill: LazyParts['openPill'] = (room, options) =>
  openPart(room, openPillStyle, PillPopover, options);

export const openPlaceMenu: LazyParts['openPlaceMenu'] = (room, options) =>
  openPart(room, placeMenuStyle, PlaceMenu, options);

export const openNoteField: LazyParts['openNoteField'] = (room, options) =>
  openPart(room, pillPartStyle, NoteField, options);

/** Renders a component for a paper into an element of its mark, with its own style. */
function openPart<Options extends object>(
  room: HTMLElement,
  style: string,
  Component: ComponentType<Options & { view: PaperView }>,
  options: Options,
): OpenPart {
  const sheet = document.createElement('style');
  sheet.textContent = style;
  const root = document.createElement('div');
  room.append(sheet, root);
  return {
    draw: (view) => render(<Component {...options} view={view} />, root),
    close() {
      render(null, root);
      room.replaceChildren();
    },
  };
}
