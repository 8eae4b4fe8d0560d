import { describe, expect, it } from 'vitest';
import type { ActId } from '@/lib/domain/ids';
import type { Change } from './change';
import { authorsOf, recordWithout, recordWithoutUndone, wholeChanges } from './record-without-undone-acts';

const paper = (own: object) => ({ id: 'arxiv:1', aliases: ['arxiv:1'], title: 'T', ...own }) as never;

/** A change of one paper, by a person unless `own` sets `madeBy`. */
function change(act: string, before: object | null, after: object | null, own: Partial<Change> = {}): Change {
  const told = { act, kind: 'annotate-paper', madeBy: 'person', table: 'papers', key: 'arxiv:1' };
  return { ...told, before, after, ...own } as Change;
}

const created = change('create', null, { id: 'arxiv:1', aliases: ['arxiv:1'], title: 'T' });

describe('a record folded from its changes', () => {
  it('has the value of the last change that was not undone in each field', () => {
    const log = [
      created,
      change('a', {}, { notes: 'one', reading: 'read' }),
      change('b', { notes: 'one' }, { notes: 'two' }),
      change('undo a', { reading: 'read' }, {}, { undoes: 'a' as ActId }),
    ];
    expect(recordWithoutUndone('papers', log, null)).toEqual(paper({ notes: 'two' }));
    const undoing = [{ act: 'undo b' as ActId, undoes: 'b' as ActId }];
    expect(recordWithoutUndone('papers', log, null, undoing)).toEqual(paper({}));
    const redoing = [{ act: 'redo a' as ActId, undoes: 'undo a' as ActId }];
    expect(recordWithoutUndone('papers', log, null, redoing)).toEqual(
      paper({ notes: 'two', reading: 'read' }),
    );
  });

  it('treats each text of a set independently, and keeps their order', () => {
    const log = [
      created,
      change('a', {}, { tags: ['x', 'y'] }),
      change('b', { tags: ['x', 'y'] }, { tags: ['y', 'z'] }),
    ];
    expect(recordWithoutUndone('papers', log, null)).toEqual(paper({ tags: ['y', 'z'] }));
    const without = (act: string) => [{ act: 'undo' as ActId, undoes: act as ActId }];
    expect(recordWithoutUndone('papers', log, null, without('a'))).toEqual(paper({ tags: ['z'] }));
    expect(recordWithoutUndone('papers', log, null, without('b'))).toEqual(paper({ tags: ['x', 'y'] }));
  });

  it('loses, with an undone act, later changes of the same field by the program, but not of other fields', () => {
    const program = { madeBy: 'program', kind: 'update-paper' } as const;
    const log = [
      created,
      change('a', { title: 'T' }, { title: 'U' }),
      change('p', { title: 'U' }, { title: 'V', comment: 'c' }, program),
    ];
    const undoing = [{ act: 'undo' as ActId, undoes: 'a' as ActId }];
    expect(recordWithoutUndone('papers', log, null, undoing)).toEqual(paper({ comment: 'c' }));
    const undone = [...log, change('undo', { title: 'V' }, { title: 'T' }, { undoes: 'a' as ActId })];
    const redoing = [{ act: 'redo' as ActId, undoes: 'undo' as ActId }];
    expect(recordWithoutUndone('papers', undone, null, redoing)).toEqual(paper({ title: 'V', comment: 'c' }));
  });

  it('is null if its creation is undone, and is restored if its deletion is undone', () => {
    const log = [created, change('gone', { id: 'arxiv:1', aliases: ['arxiv:1'], title: 'T' }, null)];
    expect(recordWithoutUndone('papers', log, null)).toBeNull();
    const without = (act: string) => [{ act: 'undo' as ActId, undoes: act as ActId }];
    expect(recordWithoutUndone('papers', log, null, without('gone'))).toEqual(paper({}));
    expect(recordWithoutUndone('papers', log.slice(0, 1), null, without('create'))).toBeNull();
  });
});

it('fields that are not in the log stay when an act is undone', () => {
  const log = [created, change('a', {}, { reading: 'read' })];
  const stored = paper({ reading: 'read', notes: 'not in the log', title: 'Nor this' });
  const undoing = [{ act: 'undo' as ActId, undoes: 'a' as ActId }];
  expect(recordWithout('papers', log, stored, undoing)).toEqual(
    paper({ notes: 'not in the log', title: 'Nor this' }),
  );
});

it('a whole change contains the whole record before and after it', () => {
  const log = [created, change('a', {}, { reading: 'read' }), change('b', { reading: 'read' }, {})];
  expect(wholeChanges(log, null).map(({ before, after }) => [before, after])).toEqual([
    [null, paper({})],
    [paper({}), paper({ reading: 'read' })],
    [paper({ reading: 'read' }), paper({})],
  ]);
});

it('the author of a field is who last changed it', () => {
  const log = [
    created,
    change('a', {}, { tags: ['x'] }),
    change('p', { title: 'T' }, { title: 'U' }, { madeBy: 'program', kind: 'update-paper' }),
  ];
  const authors = authorsOf('papers', log);
  expect([authors.get('tags\nx'), authors.get('title')]).toEqual(['person', 'program']);
});
