import type { View } from './view';

/** A view that counts key presses and clicks; typing words is not counted. */
export interface CountedView extends View {
  /** Number of presses since the last call. */
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
