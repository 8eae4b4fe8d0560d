import { useEffect, useRef, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import type { ActId } from '@/lib/domain/ids';
import type { Failure } from '@/lib/domain/result';
import type { Acts } from './acts-context';

/** The content of the notice: the last act or undo, or an error. */
export type Notice =
  | DoneNotice
  | { kind: 'message'; sentence: string }
  /** `onSkip` undoes the part that can be undone. */
  | ({ kind: 'failed'; onSkip?: (() => void) | undefined } & Failure);

interface DoneNotice {
  kind: 'done';
  sentence: string;
  acts: ActId[];
  isUndone: boolean;
}

/** The current notice, and the functions that set it. */
export interface ActNoticeState {
  /** Shown until it is closed, its time is over, or another act is made. */
  notice: Notice | null;
  acts: Acts;
  /** Undoes the act of the notice, or redoes it if it was just undone. */
  undo(): void;
  close(): void;
}

export function useActNotice(): ActNoticeState {
  const client = usePanelClient();
  const [notice, setNotice] = useState<Notice | null>(null);
  useReplaced(notice, () => setNotice(null));

  function fail({ error, about, hasRest }: Failure, skip?: () => void) {
    const onSkip = hasRest ? skip : undefined;
    setNotice({ kind: 'failed', error, onSkip, ...(about !== undefined && { about }) });
  }

  async function undo() {
    if (notice?.kind === 'done') await undoAll(notice, notice.acts.toReversed(), [], false);
  }

  /** @param undoing the acts that have already undone others of the notice */
  async function undoAll(of: DoneNotice, acts: ActId[], undoing: ActId[], skip: boolean) {
    const [act, ...others] = acts;
    if (!act) return setNotice({ ...of, acts: undoing, isUndone: !of.isUndone });
    const answer = await client.undo({ act, skip });
    if (answer.ok) await undoAll(of, others, [...undoing, answer.value.act], false);
    else fail(answer, () => void undoAll(of, acts, undoing, true));
  }

  const done = (sentence: string, acts: ActId[]) =>
    setNotice({ kind: 'done', sentence, acts, isUndone: false });
  return {
    notice,
    acts: {
      async perform(request, sentence) {
        const answer = await request;
        if (answer.ok) done(sentence, [answer.value.act]);
        else fail(answer);
        return answer.ok ? answer.value : null;
      },
      done,
      undone: (sentence, undoing) => setNotice({ kind: 'done', sentence, acts: [undoing], isUndone: true }),
      say: (sentence) => setNotice({ kind: 'message', sentence }),
      fail,
    },
    undo: () => void undo(),
    close: () => setNotice(null),
  };
}

/**
 * Closes a notice with "Undo" after another act, here or elsewhere, because "Undo" would be taken for the undo of that
 * act.
 */
function useReplaced(notice: Notice | null, close: () => void) {
  const reading = useLive((library) => library.readLastAct(), []);
  const last = reading.state === 'ready' ? reading.value : null;
  /** The notice whose own act was read as the last one: the reading may be older than the notice. */
  const seen = useRef<Notice | null>(null);
  useEffect(() => {
    if (notice?.kind !== 'done' || !last) return;
    if (notice.acts.includes(last.act)) seen.current = notice;
    else if (seen.current === notice && last.madeBy === 'person') close();
  }, [notice, last?.act]);
}
