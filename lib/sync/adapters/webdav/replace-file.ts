import { type ServerAnswer, statusError } from '@/lib/sync/adapters/ask-server';
import { TargetError } from '@/lib/sync/target-error';
import type { DavResource } from './multistatus';

/** The requests to a server by which a file takes the place of another. Paths are below the target's address. */
export interface DavRequests {
  ask(
    method: string,
    path: string,
    init: { headers: Record<string, string>; body?: string },
  ): Promise<ServerAnswer>;
  /** @returns `null` where it is not there */
  lookAt(path: string): Promise<DavResource | null>;
  addressOf(path: string): string;
  /** Removes a file of ours that is no longer needed, or warns. */
  discard(path: string): Promise<void>;
}

/** A whole file beside the one that it is to replace. */
export interface Replacement {
  from: string;
  to: string;
  text: string;
  /** The mark of what may be replaced; `null` where nothing may stand there. */
  expected: string | null;
}

type Outcome = 'replaced' | 'changed' | { refused: TargetError };

/**
 * The ways down. Behind a proxy, a server may not know itself by the address in `Destination` (502, 400), and a proxy
 * may let no `MOVE` pass (405, 501). Only the last way is not whole at once: it writes over the old file, and the new
 * one stays beside it until it has been measured.
 */
const ways: ((dav: DavRequests, file: Replacement) => Promise<Outcome>)[] = [
  (dav, file) => transfer(dav, file, 'MOVE', dav.addressOf(file.to)),
  (dav, file) => transfer(dav, file, 'MOVE', new URL(dav.addressOf(file.to)).pathname),
  (dav, file) => transfer(dav, file, 'COPY', new URL(dav.addressOf(file.to)).pathname),
  (dav, file) => transfer(dav, file, 'COPY', dav.addressOf(file.to)),
  writeOver,
];

/** What another request would be answered with, too: no password, no room, a lock, a pause. */
const FINAL = [401, 407, 413, 423, 429, 503, 507];

/**
 * Makes the calls that put a whole file in the place of another, where that is the expected one. What the server has
 * refused once is not asked of it again.
 * @throws TargetError what is wrong; `target-cannot-replace` where it takes none of the ways
 */
export function createReplace(dav: DavRequests): (file: Replacement) => Promise<'replaced' | 'changed'> {
  let first = 0;
  return async (file) => {
    const refusals: TargetError[] = [];
    for (let way = first; way < ways.length; way++) {
      const outcome = await ways[way]?.(dav, file);
      if (typeof outcome === 'string') {
        first = way;
        return outcome;
      }
      if (outcome) refusals.push(outcome.refused);
    }
    const codes = new Set(refusals.map(({ code }) => code));
    const [refusal] = refusals;
    if (refusal && codes.size === 1 && refusal.code !== 'target-not-understood') throw refusal;
    throw new TargetError('target-cannot-replace', refusals.map(({ message }) => message).join('; '));
  };
}

async function transfer(
  dav: DavRequests,
  file: Replacement,
  method: 'MOVE' | 'COPY',
  destination: string,
): Promise<Outcome> {
  const { from, to, expected } = file;
  let refused = new TargetError('target-not-understood');
  for (const guard of guardsOf(dav, file)) {
    // Many a server knows `If` for locks alone: then the mark is compared here, right before.
    const isCompared = expected !== null && guard.if === undefined;
    if (isCompared && (await dav.lookAt(to))?.tag !== expected) return 'changed';
    const answer = await dav
      .ask(method, from, { headers: { destination, ...guard } as Record<string, string> })
      .catch(redirection);
    if (answer instanceof TargetError) refused = answer;
    else {
      if (FINAL.includes(answer.status)) throw statusError(answer);
      refused = statusError(answer);
    }
    const isDone = 'status' in answer && (answer.status === 201 || answer.status === 204);
    // An answer that is no success may come from the way back: what stands there says what was done.
    const outcome = isDone ? 'replaced' : await whatStands(dav, file);
    if (outcome === 'replaced' && method === 'COPY') await dav.discard(from);
    if (outcome) return outcome;
  }
  return { refused };
}

function guardsOf(dav: DavRequests, { to, expected }: Replacement): { overwrite: 'T' | 'F'; if?: string }[] {
  if (expected === null) return [{ overwrite: 'F' }];
  const compared = { overwrite: 'T' } as const;
  const isEtag = expected.startsWith('"');
  return isEtag ? [{ ...compared, if: `<${dav.addressOf(to)}> ([${expected}])` }, compared] : [compared];
}

/** `null` where all is as it was before. */
async function whatStands(dav: DavRequests, file: Replacement): Promise<'replaced' | 'changed' | null> {
  const tag = (await dav.lookAt(file.to))?.tag ?? null;
  if (tag === file.expected) return null;
  const answer = await dav.ask('GET', file.to, { headers: {} });
  return answer.status === 200 && answer.text === file.text ? 'replaced' : 'changed';
}

async function writeOver(dav: DavRequests, { from, to, text, expected }: Replacement): Promise<Outcome> {
  const condition = expected === null ? { 'if-none-match': '*' } : { 'if-match': expected };
  const isKnown = expected === null || expected.startsWith('"');
  let refused = new TargetError('target-not-understood');
  // A server that does not know the condition may refuse it: then the mark alone is compared.
  for (const guard of isKnown ? [condition, {}] : [{}]) {
    if (((await dav.lookAt(to))?.tag ?? null) !== expected) return 'changed';
    const headers = { 'content-type': 'text/plain; charset=utf-8', ...guard } as Record<string, string>;
    const answer = await dav.ask('PUT', to, { headers, body: text }).catch(redirection);
    if (answer instanceof TargetError) refused = answer;
    else {
      if (FINAL.includes(answer.status)) throw statusError(answer);
      refused = statusError(answer);
      if (answer.status >= 200 && answer.status < 300 && (await isWhole(dav, to, text))) {
        await dav.discard(from);
        return 'replaced';
      }
    }
  }
  return { refused };
}

/** @throws TargetError `target-full` where it was cut */
async function isWhole(dav: DavRequests, path: string, text: string): Promise<boolean> {
  const arrived = await dav.lookAt(path);
  if (!arrived) return false;
  const isCut = arrived.length !== null && arrived.length !== new TextEncoder().encode(text).length;
  if (isCut) throw new TargetError('target-full', 'what was sent was cut');
  return true;
}

/** A request that was sent elsewhere is refused; all else that goes wrong on the way is the run's matter. */
function redirection(error: unknown): TargetError {
  if (error instanceof TargetError && error.code === 'target-redirects') return error;
  throw error;
}
