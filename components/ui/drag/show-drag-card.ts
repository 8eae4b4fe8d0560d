import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import './drag-card.css';

type Preview = Parameters<typeof setCustomNativeDragPreview>[0];

/** Shows a small card beside the pointer during a drag, since a picture of the whole row would hide where it goes. */
export function showDragCard(nativeSetDragImage: Preview['nativeSetDragImage'], text: string): void {
  setCustomNativeDragPreview({
    nativeSetDragImage,
    getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
    render({ container }) {
      const card = container.appendChild(document.createElement('div'));
      card.className = 'drag-card';
      card.textContent = text;
    },
  });
}
