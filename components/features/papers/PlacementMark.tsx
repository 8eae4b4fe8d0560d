import { type Place, UNSORTED } from '@/lib/domain/ids';
import { isPinned, type Placement } from '@/lib/domain/placements/placement';
import { message } from '@/lib/platform/messages';

/** How a paper came to its place. */
export type PlacementState = 'pinned' | 'program' | 'unsure' | 'unmatched' | 'waiting';

export function placementState(placement: Placement): PlacementState {
  if (isPinned(placement)) return 'pinned';
  const place: Place = placement.topicId;
  if (place !== UNSORTED) return 'program';
  if (placement.confidence === null) return 'waiting';
  // Without a reason, the program has not looked at the paper, and does not know what fits.
  return placement.ranked.length > 0 || !placement.reason ? 'unsure' : 'unmatched';
}

/** The leaf before a paper: plain if a person placed it, dotted until a placement by the program is confirmed. */
export function PlacementMark({ state }: { state: PlacementState }) {
  const label = message(`paper_state_${state}`);
  return (
    <span class="placement-mark" data-state={state} role="img" aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" width="16" height="16" fill="none" aria-hidden="true" focusable="false">
        <circle class="placement-ring" cx="8" cy="8" r="7" />
        {state === 'unsure' ? (
          <path
            class="placement-line"
            d="M6.2 6.3a1.9 1.9 0 1 1 2.700 1.800c-.6.300-.9.700-.9 1.300M8 11.300h.01"
          />
        ) : (
          (state === 'pinned' || state === 'program') && (
            <path
              class="placement-leaf"
              d="M4.600 11.300C4.400 7.200 6.800 4.900 11.300 4.700c.2 4.500-2.100 6.900-6.200 6.700"
            />
          )
        )}
      </svg>
    </span>
  );
}
