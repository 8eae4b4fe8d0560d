import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client';
import type { ActId } from '@/lib/domain/ids';
import type { Failure } from '@/lib/domain/result';
import type { Acts } from './acts';

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
  /** Until it is closed. */
  notice: Notice | null;
  acts: Acts;
  /** Undoes what the notice tells of; or does it again, if it was just undone. */
  takeBack(): void;
  close(): void;
}

export function useActNotice(): ActNoticeState {
  const client = usePanelClient();
  const [notice, setNotice] = useState<Notice | null>(null);

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
