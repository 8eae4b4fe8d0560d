import { useEffect, useRef } from 'preact/hooks';
import { useLibraryQueries } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import type { Acts } from '@/components/features/acts/acts-context';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { formatAct } from './format-act';

/**
 * Undo and redo by keys, based on the log, which outlives panel and browser. Ctrl+Z undoes the person's last act;
 * Ctrl+Shift+Z (or Ctrl+Y) redoes it. In a field these keys belong to the field.
 */
export function useUndoKeys(acts: Acts): void {
  const tree = useTopicNodes();
  const client = usePanelClient();
  const library = useLibraryQueries();

  async function step(ask: 'undoLast' | 'redoLast', skip = false) {
    const answer = await client[ask]({ skip });
    if (!answer.ok) return acts.fail(answer, () => void step(ask, true));
    const { act, undone } = answer.value;
    const reading = await library.readAct(undone);
    if (!reading) return;
    const sentence = formatAct(reading, tree);
    if (ask === 'undoLast') acts.undone(sentence, act);
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
}

function undoKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undoLast' | 'redoLast' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redoLast' : 'undoLast';
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redoLast' : null;
}

/** Whether the target is a field with text that the browser itself can undo. */
function isWritten(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && target.type === 'text') || target instanceof HTMLTextAreaElement
  );
}
