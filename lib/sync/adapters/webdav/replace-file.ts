import { type ServerAnswer, statusError } from '@/lib/sync/adapters/request-server';
import { TargetError } from '@/lib/sync/target-error';
import type { DavResource } from './multistatus';

/** The requests that are needed to replace a file. Paths are relative to the target's address. */
export interface DavRequests {
  ask(
    method: string,
    path: string,
    init: { headers: Record<string, string>; body?: string },
  ): Promise<ServerAnswer>;
  /** @returns The resource; `null` if it does not exist. */
  lookAt(path: string): Promise<DavResource | null>;
  addressOf(path: string): string;
  /** Removes a temporary file; if that fails, logs a warning. */
  discard(path: string): Promise<void>;
}

/** A completely uploaded file, and the file beside it that it replaces. */
export interface Replacement {
  from: string;
  to: string;
  text: string;
  /** The tag of the file that may be replaced; `null` if there must be no file. */
  expected: string | null;
}

type Outcome = 'replaced' | 'changed' | { refused: TargetError };

/**
 * The ways to replace a file, in the order in which they are tried. A server behind a proxy may not recognise its
 * address in `Destination` (502, 400), and a proxy may block `MOVE` (405, 501). Only the last way is not atomic: it
 * overwrites the old file, and keeps the new one beside it until the size has been checked.
 */
const ways: ((dav: DavRequests, file: Replacement) => Promise<Outcome>)[] = [
  (dav, file) => transfer(dav, file, 'MOVE', dav.addressOf(file.to)),
  (dav, file) => transfer(dav, file, 'MOVE', new URL(dav.addressOf(file.to)).pathname),
  (dav, file) => transfer(dav, file, 'COPY', new URL(dav.addressOf(file.to)).pathname),
  (dav, file) => transfer(dav, file, 'COPY', dav.addressOf(file.to)),
  writeOver,
];

/** Statuses that every other way would meet too: missing password, no space, a lock, a rate limit. */
const FINAL = [401, 407, 413, 423, 429, 503, 507];

/**
 * Returns a function that replaces a file by a completely uploaded one, if its tag is the expected one. A way that the
 * server has refused once is not tried again.
 * @throws TargetError The problem with the target; `target-cannot-replace` if the server accepts none of the ways.
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
    // Many servers support `If` only for locks; the tag is then compared here, right before the request.
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
    // A proxy may answer with an error after the server did its work, so the file itself tells the result.
    const outcome = isDone ? 'replaced' : await outcomeOnServer(dav, file);
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

/** The outcome, judged by the file at the target; `null` if it is unchanged. */
async function outcomeOnServer(dav: DavRequests, file: Replacement): Promise<'replaced' | 'changed' | null> {
  const tag = (await dav.lookAt(file.to))?.tag ?? null;
  if (tag === file.expected) return null;
  const answer = await dav.ask('GET', file.to, { headers: {} });
  return answer.status === 200 && answer.text === file.text ? 'replaced' : 'changed';
}

async function writeOver(dav: DavRequests, { from, to, text, expected }: Replacement): Promise<Outcome> {
  const condition = expected === null ? { 'if-none-match': '*' } : { 'if-match': expected };
  const isKnown = expected === null || expected.startsWith('"');
  let refused = new TargetError('target-not-understood');
  // A server may refuse the condition if it does not support it; then only the tag is compared.
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

/** Whether the file arrived. @throws TargetError `target-full` if it was cut. */
async function isWhole(dav: DavRequests, path: string, text: string): Promise<boolean> {
  const arrived = await dav.lookAt(path);
  if (!arrived) return false;
  const isCut = arrived.length !== null && arrived.length !== new TextEncoder().encode(text).length;
  if (isCut) throw new TargetError('target-full', 'what was sent was cut');
  return true;
}

/** Returns an error about a redirect, which counts as a refusal of this way, and rethrows every other error. */
function redirection(error: unknown): TargetError {
  if (error instanceof TargetError && error.code === 'target-redirects') return error;
  throw error;
}
