import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { formatTime } from '@/components/i18n/format-numbers-and-dates';
import type { ActId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';

/** Undoes acts of the history. */
export interface Undo {
  /** Undoes an act of any age; undoing an undo is a redo. `sentence` describes the result for the notice. */
  undo(act: ActId, sentence: string, isRedo: boolean): void;
  /** Undoes everything that the program did by itself since `since`, in milliseconds since 1970. */
  undoProgram(since: number): void;
}

export function useUndo(): Undo {
  const client = usePanelClient();
  const acts = useActs();

  async function undo(act: ActId, sentence: string, isRedo: boolean, skip = false) {
    const answer = await client.undo({ act, skip });
    if (!answer.ok) acts.fail(answer, () => void undo(act, sentence, isRedo, true));
    else if (isRedo) acts.done(sentence, [answer.value.act]);
    else acts.undone(sentence, answer.value.act);
  }

  return {
    undo: (act, sentence, isRedo) => void undo(act, sentence, isRedo),
    undoProgram(since) {
      void acts.perform(client.undoProgram({ since }), message('history_since_done', [formatTime(since)]));
    },
  };
}
