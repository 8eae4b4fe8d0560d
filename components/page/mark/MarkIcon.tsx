import type { MarkState } from './format-mark';

/** A branch with one leaf, which is hollow, filled or dotted, so that no state is shown by colour alone. */
export function MarkIcon({ state }: { state: MarkState }) {
  return (
    <svg class={`leaf ${state}`} viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true">
      <path class="branch" d="M5 18.25V8.5C5 6.4 4.4 4.8 2.75 3.5M5 14.5c0-2.4 1.1-3.7 3-4.4" />
      <path class="blade" d="M8.2 11.3C7.2 6.2 10.6 2.6 17.25 2.25 18 8.6 14.6 12.2 8.2 11.3Z" />
      {state === 'failed' && <path class="alarm" d="M16 13v2.5M16 18.2h.01" />}
    </svg>
  );
}
