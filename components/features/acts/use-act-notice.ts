import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { Failure } from '@/lib/domain/result';
import type { Acts } from './acts';

/** What the foot of the panel says: the last thing done, or undone, or what went wrong. */
export type Notice =
  | { kind: 'done'; sentence: string; acts: ActId[]; isTakenBack: boolean }
  | { kind: 'said'; sentence: string }
  | ({ kind: 'failed' } & Failure);

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

  function fail(error: ErrorCode, about?: string) {
    setNotice({ kind: 'failed', error, ...(about !== undefined && { about }) });
  }

  async function takeBack() {
    if (notice?.kind !== 'done') return;
    const { sentence, acts, isTakenBack } = notice;
    const undoing: ActId[] = [];
    for (const act of acts.toReversed()) {
      const answer = await client.undo({ act });
      if (!answer.ok) return fail(answer.error, answer.about);
      undoing.push(answer.value.act);
    }
    setNotice({ kind: 'done', sentence, acts: undoing, isTakenBack: !isTakenBack });
  }

  const done = (sentence: string, acts: ActId[]) =>
    setNotice({ kind: 'done', sentence, acts, isTakenBack: false });
  return {
    notice,
    acts: {
      async perform(request, sentence) {
        const answer = await request;
        if (answer.ok) done(sentence, [answer.value.act]);
        else fail(answer.error, answer.about);
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
