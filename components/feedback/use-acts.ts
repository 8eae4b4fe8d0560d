import { useRef, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/hooks/panel-client';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';

/** What the foot of the panel says: the last thing done, or taken back, or what went wrong. */
export type Notice =
  | { kind: 'done'; sentence: string; acts: ActId[]; isTakenBack: boolean }
  | { kind: 'failed'; error: ErrorCode };

export interface Acts {
  /** Until it is closed. */
  notice: Notice | null;
  /** Asks the background and tells how it went; `null` where it failed. */
  perform<Answer extends { act: ActId }>(
    request: Promise<Result<Answer>>,
    sentence: string,
  ): Promise<Answer | null>;
  /** Tells of acts that belong together: they are taken back together. */
  done(sentence: string, acts: ActId[]): void;
  fail(error: ErrorCode): void;
  /** Takes back what this panel did last; or does it again, if it was just taken back. */
  takeBack(): void;
  close(): void;
}

export function useActs(): Acts {
  const client = usePanelClient();
  const [notice, setNotice] = useState<Notice | null>(null);
  const last = useRef<Extract<Notice, { kind: 'done' }> | null>(null);

  function tell(done: Extract<Notice, { kind: 'done' }>) {
    last.current = done;
    setNotice(done);
  }

  function fail(error: ErrorCode) {
    setNotice({ kind: 'failed', error });
  }

  async function takeBack() {
    if (!last.current) return fail('nothing-to-undo');
    const { sentence, acts, isTakenBack } = last.current;
    const undoing: ActId[] = [];
    for (const act of acts.toReversed()) {
      const answer = await client.undo({ act });
      if (!answer.ok) return fail(answer.error);
      undoing.push(answer.value.act);
    }
    tell({ kind: 'done', sentence, acts: undoing, isTakenBack: !isTakenBack });
  }

  const done = (sentence: string, acts: ActId[]) =>
    tell({ kind: 'done', sentence, acts, isTakenBack: false });
  return {
    notice,
    async perform(request, sentence) {
      const answer = await request;
      if (answer.ok) done(sentence, [answer.value.act]);
      else fail(answer.error);
      return answer.ok ? answer.value : null;
    },
    done,
    fail,
    takeBack: () => void takeBack(),
    close: () => setNotice(null),
  };
}
