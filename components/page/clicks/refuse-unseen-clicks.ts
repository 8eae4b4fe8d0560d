import { isShown } from './is-control-visible';
import { isSeen, surfaceOf } from './seen-long-enough';

/** Elements that act on a click. */
const CONTROLS = 'button, [role="option"]';

/**
 * Lets only intended clicks and keys reach our controls: clicks on controls that the person can have seen, and keys on
 * visible controls. All other events are stopped before any of our handlers receives them.
 * @param host the element that the page sees
 * @param root the element that holds our controls, in the shadow tree of `host`
 * @param onRefused called for each refused click and key
 */
export function guardClicks(host: Element, root: HTMLElement, onRefused: () => void): void {
  /** The surface under the pressed pointer, if it was seen by then: a page may reveal it only after the press. */
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
    // A keyboard or a screen reader clicks without a pointer.
    if (detail === 0) return isShown(control, host, null);
    const surface = surfaceOf(control);
    const isSameSurface = surface !== null && surface === pressed;
    return isSameSurface && isSeen(surface) && isShown(control, host, { x: clientX, y: clientY });
  }

  /** Only Enter in a field acts by itself; on a button, a key causes a click. */
  function isKeyMeant({ isTrusted, key, target }: KeyboardEvent): boolean {
    if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return true;
    return isTrusted && isShown(target, host, null);
  }
}
