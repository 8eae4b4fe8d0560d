import { useEffect, useRef } from 'preact/hooks';
import { useLibraryQueries } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client';
import type { Acts } from '@/components/features/acts/use-acts';
import type { TopicForest } from '@/components/features/tree/topic-forest';
import { inHours } from '@/components/i18n/numbers';
import type { ActId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { actInWords } from './act-in-words';

/** What goes back and forth through what was done. */
export interface Undo {
  /** One act, whenever it was; of an undoing, what it took back is done again. */
  undo(act: ActId, sentence: string, isRedo: boolean): void;
  /** All that the program did by itself since then, in milliseconds since 1970. */
  undoProgram(since: number): void;
}

/**
 * Undo and redo by the log, which outlives panel and browser: Ctrl+Z takes back the last thing that a person did,
 * Ctrl+Shift+Z (or Ctrl+Y) does it again. In a field these keys are the field's own.
 */
export function useUndo(acts: Acts, forest: TopicForest): Undo {
  const client = usePanelClient();
  const library = useLibraryQueries();

  async function step(ask: 'undoLast' | 'redoLast') {
    const answer = await client[ask]({});
    if (!answer.ok) return acts.fail(answer.error, answer.about);
    const { act, undone } = answer.value;
    const reading = await library.readAct(undone);
    if (!reading) return;
    const sentence = actInWords(reading, forest);
    if (ask === 'undoLast') acts.takenBack(sentence, act);
    else acts.done(sentence, [act]);
  }

  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const ask = undoKey(event);
      if (!ask || isWritten(event.target)) return;
      event.preventDefault();
      void latest.current(ask);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return {
    async undo(act, sentence, isRedo) {
      const answer = await client.undo({ act });
      if (!answer.ok) acts.fail(answer.error, answer.about);
      else if (isRedo) acts.done(sentence, [answer.value.act]);
      else acts.takenBack(sentence, answer.value.act);
    },
    undoProgram(since) {
      void acts.perform(client.undoProgram({ since }), message('history_since_done', [inHours(since)]));
    },
  };
}

function undoKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undoLast' | 'redoLast' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redoLast' : 'undoLast';
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redoLast' : null;
}

/** True for a field with text in it that the browser itself can undo. */
function isWritten(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && target.type === 'text') || target instanceof HTMLTextAreaElement
  );
}
