import { describe, expect, it } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { ImportProgress, ImportState } from './import-progress';
import { type ImportEvent, nextImport } from './import-transitions';

const file = { fileName: 'papers.bib', format: 'bibtex', unread: { count: 0, first: [] } };
const counts = { new: 3, known: 1, unclear: 0, topics: 2 };
const act = 'act' as ActId;

const events = {
  opened: { type: 'opened', id: 'other', file },
  partStaged: { type: 'partStaged', id: 'one', papers: 4 },
  previewed: { type: 'previewed', id: 'one', counts, unclear: [] },
  started: { type: 'started', id: 'one', way: 'join' },
  partImported: { type: 'partImported', id: 'one', part: { papers: 2, worked: 30, act } },
  finished: { type: 'finished', id: 'one', part: { papers: 2, worked: 30, act } },
  paused: { type: 'paused' },
  resumed: { type: 'resumed' },
  failed: { type: 'failed', id: 'one', act, problem: 'storage-full' },
  ended: { type: 'ended' },
} satisfies { [Type in ImportEvent['type']]: Extract<ImportEvent, { type: Type }> };

function inState(state: ImportState): ImportProgress {
  return {
    ...{ ...file, id: 'one', state, counts, unclear: [], way: 'apart', act: null, problem: null },
    ...{ parts: { done: 0, all: 2 }, papers: { done: 0, all: 4 }, worked: 10 },
  };
}

/** `-`: the import stays the same object. `!`: the event is refused with this error. */
const table = `
          opened         partStaged previewed started partImported finished paused resumed failed ended
none      reading        !aborted   !aborted  -       -            -        -      -       -      -
reading   reading        reading    ready     -       -            -        -      -       -      none
ready     reading        !aborted   !aborted  running -            -        -      -       -      none
running   !import-running !aborted  !aborted  -       running      done     paused -       failed none
paused    !import-running !aborted  !aborted  -       -            -        -      running -      none
done      reading        !aborted   !aborted  -       -            -        -      -       -      none
failed    reading        !aborted   !aborted  -       -            -        -      -       -      none`;
const [types = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([state, ...outcomes]) =>
  outcomes.map((outcome, column) => [state, types[column], outcome] as [string, ImportEvent['type'], string]),
);

function outcomeOf(present: ImportProgress | null, event: ImportEvent): string {
  try {
    const next = nextImport(present, event);
    return next === present ? '-' : (next?.state ?? 'none');
  } catch (error) {
    if (error instanceof ExpectedError) return `!${error.code}`;
    throw error;
  }
}

describe('an import', () => {
  it('has a cell for every state and event', () => {
    expect(types).toEqual(Object.keys(events));
    expect(cells).toHaveLength(7 * types.length);
  });

  it.each(cells)('that is %s: %s leads to %s', (state, type, outcome) => {
    const present = state === 'none' ? null : inState(state as ImportState);
    expect(outcomeOf(present, events[type])).toBe(outcome);
  });

  it.each(rows.map(([state]) => state))('that is %s ignores or refuses events of another import', (state) => {
    const present = state === 'none' ? null : inState(state as ImportState);
    for (const event of Object.values(events)) {
      if (!('id' in event) || event.type === 'opened') continue;
      expect(outcomeOf(present, { ...event, id: 'another' })).toMatch(/^(-|!aborted)$/);
    }
  });

  it('counts the parts of its file as they are staged and imported', () => {
    let progress = nextImport(null, { type: 'opened', id: 'one', file });
    expect(progress).toMatchObject({ ...file, id: 'one', parts: { all: 0 }, act: null, problem: null });
    for (const event of [
      events.partStaged,
      events.partStaged,
      events.previewed,
      events.started,
      events.partImported,
    ])
      progress = nextImport(progress, event);
    expect(progress).toMatchObject({
      ...{ state: 'running', counts, way: 'join', act, worked: 30 },
      ...{ parts: { done: 1, all: 2 }, papers: { done: 2, all: 8 } },
    });
    progress = nextImport(progress, events.finished);
    expect(progress).toMatchObject({ state: 'done', parts: { done: 2 }, papers: { done: 4 }, worked: 60 });
  });

  it('of an empty file is refused', () => {
    const empty = nextImport(null, { type: 'opened', id: 'one', file });
    expect(outcomeOf(empty, events.previewed)).toBe('!nothing-to-import');
  });

  it('that fails records the error, and the act that could not be undone', () => {
    expect(nextImport(inState('running'), events.failed)).toMatchObject({ act, problem: 'storage-full' });
  });
});
