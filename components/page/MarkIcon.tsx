import type { MarkState } from './mark-words';

/** The branch with one leaf: the leaf hollow, filled or dotted, so that no state is told by colour alone. */
export function MarkIcon({ state }: { state: MarkState }) {
  return (
    <svg class={`leaf ${state}`} viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true">
      <path class="branch" d="M6 18v-7.500c0-2.600-.2-4.600-2.200-6.400M6 14c0-3 1.800-4.300 4.400-4.800" />
      <path
        class="blade"
        d="M10 9.600C10.100 5 12.800 2.500 17.500 2.200c.3 4.900-2.200 8.100-7.500 7.400Z"
      />
      {state === 'failed' && <path class="alarm" d="M15.500 12v3.200M15.500 17.800h.01" />}
    </svg>
  );
}
