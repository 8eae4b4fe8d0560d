import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { StarIcon } from '@/components/ui/icons/icons';
import { type Paper, readingStates } from '@/lib/domain/papers/paper';
import { keyPart, message } from '@/lib/platform/messages';

/** Buttons for the reading state (pressing the active one clears it) and for favourites. */
export function ReadingButtons({ paper }: { paper: Paper }) {
  const commands = usePaperCommands();
  const { favourite = false } = paper;
  const star = message(favourite ? 'detail_unfavourite' : 'detail_favourite');
  return (
    <>
      <fieldset class="reading-buttons" aria-label={message('detail_reading')}>
        {readingStates.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={paper.reading === state}
            onClick={() => commands.annotate([paper.id], { reading: paper.reading === state ? null : state })}
          >
            {message(`reading_${keyPart(state)}`)}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button star-button"
        aria-label={star}
        title={star}
        aria-pressed={favourite}
        onClick={() => commands.annotate([paper.id], { favourite: !favourite })}
      >
        <StarIcon />
      </button>
    </>
  );
}
