import { useEffect, useRef, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import type { ActId } from '@/lib/domain/ids';
import type { Failure } from '@/lib/domain/result';
import type { Acts } from './acts-context';

/** What the foot of the panel says: the last thing done, or undone, or what went wrong. */
export type Notice =
  | DoneNotice
  | { kind: 'said'; sentence: string }
  /** `onSkip` undoes what can be undone. */
  | ({ kind: 'failed'; onSkip?: (() => void) | undefined } & Failure);

interface DoneNotice {
  kind: 'done';
  sentence: string;
  acts: ActId[];
  isTakenBack: boolean;
}

/** The notice of the last act, and the acts that set it. */
export interface ActNoticeState {
  /** Until it is closed, has been seen for a while, or something else was done. */
  notice: Notice | null;
  acts: Acts;
  /** Undoes the act of the notice; or does it again, if it was just undone. */
  takeBack(): void;
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

  async function takeBack() {
    if (notice?.kind === 'done') await undoAll(notice, notice.acts.toReversed(), [], false);
  }

  /** @param undoing The acts that undid others of the notice already. */
  async function undoAll(of: DoneNotice, acts: ActId[], undoing: ActId[], skip: boolean) {
    const [act, ...others] = acts;
    if (!act) return setNotice({ ...of, acts: undoing, isTakenBack: !of.isTakenBack });
    const answer = await client.undo({ act, skip });
    if (answer.ok) await undoAll(of, others, [...undoing, answer.value.act], false);
    else fail(answer, () => void undoAll(of, acts, undoing, true));
  }

  const done = (sentence: string, acts: ActId[]) =>
    setNotice({ kind: 'done', sentence, acts, isTakenBack: false });
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
      takenBack: (sentence, undoing) =>
        setNotice({ kind: 'done', sentence, acts: [undoing], isTakenBack: true }),
      say: (sentence) => setNotice({ kind: 'said', sentence }),
      fail,
    },
    takeBack: () => void takeBack(),
    close: () => setNotice(null),
  };
}

/** Closes what can be undone once something else was done, here or elsewhere: "Undo" would be taken for the undo of that. */
function useReplaced(notice: Notice | null, close: () => void) {
  const reading = useLive((library) => library.readLastAct(), []);
  const last = reading.state === 'ready' ? reading.value : null;
  /** The notice whose own act was seen as the last one: what is read may be older than the notice. */
  const seen = useRef<Notice | null>(null);
  useEffect(() => {
    if (notice?.kind !== 'done' || !last) return;
    if (notice.acts.includes(last.act)) seen.current = notice;
    else if (seen.current === notice && last.madeBy === 'person') close();
  }, [notice, last?.act]);
}
