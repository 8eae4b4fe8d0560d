import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { FileToImport, ImportProgress, ImportState, UnclearPaper, UnclearWay } from './import-progress';

/** What happens to an import. An event with an `id` concerns the import of that id and no other. */
export type ImportEvent =
  | { type: 'opened'; id: string; file: FileToImport }
  /** One more part of the file is stored, with this many papers. */
  | { type: 'partStaged'; id: string; papers: number }
  | { type: 'previewed'; id: string; counts: ImportProgress['counts']; unclear: UnclearPaper[] }
  | { type: 'started'; id: string; way: UnclearWay }
  /** A part is in the library, and more of them wait. */
  | { type: 'partImported'; id: string; part: ImportedPart }
  /** The last part is in the library. */
  | { type: 'finished'; id: string; part: ImportedPart }
  | { type: 'paused' }
  | { type: 'resumed' }
  /** `act` could not be undone; `null` if nothing of the import is left. */
  | { type: 'failed'; id: string; act: ActId | null; problem: ErrorCode }
  /** A person cancelled it, or closed its result. */
  | { type: 'ended' };

interface ImportedPart {
  papers: number;
  /** Milliseconds that the part took. */
  worked: number;
  /** The act of the whole import; `null` while nothing was written. */
  act: ActId | null;
}

type EventType = ImportEvent['type'];
/** The next state, `stays` if the event changes nothing, or the error with which it is refused. */
type Outcome = ImportState | 'none' | 'stays' | 'import-running' | 'aborted';

/** What an event leads to, unless a state below overrides it. */
const usual: Record<EventType, Outcome> = {
  opened: 'reading',
  partStaged: 'aborted',
  previewed: 'aborted',
  started: 'stays',
  partImported: 'stays',
  finished: 'stays',
  paused: 'stays',
  resumed: 'stays',
  failed: 'stays',
  ended: 'none',
};

const transitions: Record<ImportState | 'none', Partial<Record<EventType, Outcome>>> = {
  none: {},
  reading: { partStaged: 'reading', previewed: 'ready' },
  ready: { started: 'running' },
  running: {
    opened: 'import-running',
    partImported: 'running',
    finished: 'done',
    paused: 'paused',
    failed: 'failed',
  },
  paused: { opened: 'import-running', resumed: 'running' },
  done: {},
  failed: {},
};

/**
 * The import after an event; `null` if there is none. Returns the same object if the event changes nothing. "–" is
 * such an event, and a code in brackets the `ExpectedError` that it is refused with:
 *
 * | state   | opened             | partStaged  | previewed   | started | partImported | finished | paused | resumed | failed | ended |
 * |---------|--------------------|-------------|-------------|---------|--------------|----------|--------|---------|--------|-------|
 * | (none)  | reading            | (`aborted`) | (`aborted`) | –       | –            | –        | –      | –       | –      | –     |
 * | reading | reading            | reading     | ready       | –       | –            | –        | –      | –       | –      | none  |
 * | ready   | reading            | (`aborted`) | (`aborted`) | running | –            | –        | –      | –       | –      | none  |
 * | running | (`import-running`) | (`aborted`) | (`aborted`) | –       | running      | done     | paused | –       | failed | none  |
 * | paused  | (`import-running`) | (`aborted`) | (`aborted`) | –       | –            | –        | –      | running | –      | none  |
 * | done    | reading            | (`aborted`) | (`aborted`) | –       | –            | –        | –      | –       | –      | none  |
 * | failed  | reading            | (`aborted`) | (`aborted`) | –       | –            | –        | –      | –       | –      | none  |
 *
 * An event of another import is treated as if there were no import.
 * @throws ExpectedError as in the table; `nothing-to-import` where the previewed file is empty.
 */
export function nextImport(present: ImportProgress | null, event: ImportEvent): ImportProgress | null {
  const isForeign = event.type !== 'opened' && 'id' in event && event.id !== present?.id;
  const state = present && !isForeign ? present.state : 'none';
  const outcome = transitions[state][event.type] ?? usual[event.type];
  switch (outcome) {
    case 'import-running':
    case 'aborted':
      throw new ExpectedError(outcome);
    case 'stays':
      return present;
    case 'none':
      return null;
  }
  if (event.type === 'opened') return opened(event);
  return present && { ...present, ...changedBy(event, present), state: outcome };
}

function opened({ id, file }: Extract<ImportEvent, { type: 'opened' }>): ImportProgress {
  return {
    ...file,
    id,
    state: 'reading',
    counts: { new: 0, known: 0, unclear: 0, topics: 0 },
    unclear: [],
    way: 'apart',
    act: null,
    parts: { done: 0, all: 0 },
    papers: { done: 0, all: 0 },
    worked: 0,
    problem: null,
  };
}

/** The fields other than the state that an event changes. */
function changedBy(
  event: Exclude<ImportEvent, { type: 'opened' }>,
  { parts, papers, worked }: ImportProgress,
): Partial<ImportProgress> {
  switch (event.type) {
    case 'partStaged':
      return {
        parts: { done: 0, all: parts.all + 1 },
        papers: { done: 0, all: papers.all + event.papers },
      };
    case 'previewed':
      if (parts.all === 0) throw new ExpectedError('nothing-to-import');
      return { counts: event.counts, unclear: event.unclear };
    case 'started':
      return { way: event.way };
    case 'partImported':
    case 'finished':
      return {
        parts: { ...parts, done: parts.done + 1 },
        papers: { ...papers, done: papers.done + event.part.papers },
        worked: worked + event.part.worked,
        act: event.part.act,
      };
    case 'failed':
      return { act: event.act, problem: event.problem };
    case 'paused':
    case 'resumed':
    case 'ended':
      return {};
  }
}
