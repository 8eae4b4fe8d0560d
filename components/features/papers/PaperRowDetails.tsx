import type { PaperRow } from '@/components/data/library-queries';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { message } from '@/lib/platform/messages';
import { useListContext } from './list-state';
import { placementState } from './PlacementMark';
import { usePaperCommands } from './paper-commands-context';
import { WhyHere } from './WhyHere';

/** The contents of an expanded row: the reason for the paper's place, further actions, and its abstract. */
export function PaperRowDetails({ row }: { row: PaperRow }) {
  const commands = usePaperCommands();
  const { keep, reject, move } = useListContext();
  const { paper, placement } = row;
  return (
    <div class="paper-details">
      <WhyHere placement={placement} onOpen={commands.open} />
      <div class="paper-acts">
        {placementState(placement) === 'program' && (
          <>
            <button type="button" class="button" onClick={() => keep(row)}>
              {message('paper_keep')}
            </button>
            <button type="button" class="button" onClick={() => reject(row)}>
              {message('paper_reject')}
            </button>
          </>
        )}
        <button type="button" class="button" onClick={() => commands.open(paper.id)}>
          {message('paper_open_detail')}
        </button>
        <button type="button" class="button" onClick={() => move(row)}>
          {message('paper_move')}
        </button>
      </div>
      {paper.abstract && (
        <p class="paper-abstract" dir="auto">
          <FormulaText text={paper.abstract} />
        </p>
      )}
    </div>
  );
}
