import type { View } from './view';

/** A view that counts how often the person presses a key or the mouse; words that are typed count as nothing. */
export interface CountedView extends View {
  /** Presses since it was last asked. */
  presses(): number;
}

export function countPresses(view: View): CountedView {
  let count = 0;
  return {
    ...view,
    click: (query) => {
      count++;
      return view.click(query);
    },
    press: (key) => {
      count++;
      return view.press(key);
    },
    presses() {
      const since = count;
      count = 0;
      return since;
    },
  };
}
