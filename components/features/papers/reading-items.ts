import type { MenuItem } from '@/components/ui/menu/Menu';
import { type ReadingState, readingStates } from '@/lib/domain/papers/paper';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { keyPart, message } from '@/lib/platform/messages';

/** The reading states as items of a menu; choosing the current state again clears it. */
export function readingItems(
  current: ReadingState | undefined,
  onAnnotate: (annotation: PaperAnnotation) => void,
): MenuItem[] {
  return readingStates.map((state, index) => ({
    label: message(`reading_${keyPart(state)}`),
    startsGroup: index === 0,
    isChecked: state === current,
    ...(state === 'read' && { keys: 'R' }),
    onSelect: () => onAnnotate({ reading: state === current ? null : state }),
  }));
}
