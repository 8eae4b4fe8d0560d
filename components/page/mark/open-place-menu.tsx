import { render } from 'preact';
import type { OpenPlaceMenu, PlaceMenuOptions } from '@/components/page/parts/page-parts';
import { PlaceMenu } from './PlaceMenu';
import style from './place-menu.css?inline';

/** Opens the menu in a room of the pill, which is in a shadow tree. */
export function openPlaceMenu(room: HTMLElement, options: PlaceMenuOptions): OpenPlaceMenu {
  const sheet = document.createElement('style');
  sheet.textContent = style;
  const root = document.createElement('div');
  room.append(sheet, root);
  return {
    draw: (view) => render(<PlaceMenu {...options} view={view} />, root),
    close() {
      render(null, root);
      room.replaceChildren();
    },
  };
}
