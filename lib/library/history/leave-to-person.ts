import type { Act } from '@/lib/db/log/write';
import { isUndecided, type Placement } from '@/lib/domain/placements/placement';
import { leaveToPerson } from '@/lib/domain/placements/program-transitions';
import type { RestoredState } from './plan-undo';

/** After a person has undone a decision of the program, it is not made again: the person is asked. */
export async function leaveToPersonAgain(
  act: Act,
  states: readonly Pick<RestoredState, 'table' | 'after'>[],
): Promise<void> {
  const undecided = states.flatMap(({ table, after }) => {
    const placement = table === 'placements' ? (after as Placement | null) : null;
    return placement && isUndecided(placement) ? [placement] : [];
  });
  await act.amendAll(
    'placements',
    undecided.map((placement) => leaveToPerson(placement, act.at)),
  );
  await act.endFiling(undecided.map(({ paperId }) => paperId));
}
