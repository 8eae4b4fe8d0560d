import { isShown } from './is-control-visible';
import { isSeen, surfaceOf } from './seen-long-enough';

/** What acts when it is clicked. */
const CONTROLS = 'button, [role="option"]';

/**
 * Lets through to our controls what a person meant: a click on what they can have seen, a key on what is shown. All
 * else ends here, before any of our handlers hears it.
 *
 * @param host the element that the page sees
 * @param root what holds our controls, in the shadow tree of `host`
 * @param onRefused called for each click and key that was not let through
 */
export function guardClicks(host: Element, root: HTMLElement, onRefused: () => void): void {
  /** The surface that was pressed, if it was seen then: a page may show it only once it is pressed. */
  let pressed: Element | null = null;

  root.addEventListener(
    'pointerdown',
    ({ isTrusted, target }) => {
      const surface = target instanceof Element ? surfaceOf(target) : null;
      pressed = isTrusted && surface && isSeen(surface) ? surface : null;
    },
    { capture: true },
  );
  root.addEventListener('click', (event) => check(event, isClickMeant), { capture: true });
  root.addEventListener('keydown', (event) => check(event, isKeyMeant), { capture: true });

  function check<Kind extends Event>(event: Kind, isMeant: (event: Kind) => boolean): void {
    if (isMeant(event)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    onRefused();
  }

  function isClickMeant({ isTrusted, target, detail, clientX, clientY }: MouseEvent): boolean {
    const control = target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null;
    if (!control) return true;
    if (!isTrusted) return false;
    // A key, or a program that reads the screen aloud, clicks without a pointer.
    if (detail === 0) return isShown(control, host, null);
    const surface = surfaceOf(control);
    const deepEqual = surface !== null && surface === pressed;
    return deepEqual && isSeen(surface) && isShown(control, host, { x: clientX, y: clientY });
  }

  /** Only the key that chooses in a field acts by itself; on a button it makes a click. */
  function isKeyMeant({ isTrusted, key, target }: KeyboardEvent): boolean {
    if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return true;
    return isTrusted && isShown(target, host, null);
  }
}
