import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetFile } from '@/lib/domain/targets/target';
import { isWritten, pathAtTarget, planRun } from './plan-run';

const wanted = (path: string, hash = 'new') => ({ path, text: hash, hash });
const row = (path: string, own: Partial<TargetFile> = {}): TargetFile => ({
  targetId: 'one',
  path,
  hash: 'old',
  tag: 'ours',
  writing: null,
  conflict: null,
  standing: 'ours',
  ...own,
});
const rows = (...all: TargetFile[]) => new Map(all.map((each) => [each.path, each]));

describe('a plan', () => {
  it('writes new files and replaces those that we wrote', () => {
    const plan = planRun([wanted('a'), wanted('b')], rows(row('b')), new Map([['b', 'ours']]));
    expect(plan.writes.map(({ file, base }) => [file.path, base])).toEqual([
      ['a', null],
      ['b', 'ours'],
    ]);
    expect(plan.suspects).toEqual([]);
  });

  it('is empty if nothing changed', () => {
    const plan = planRun([wanted('a', 'old')], rows(row('a')), new Map([['a', 'ours']]));
    expect(plan).toEqual({ writes: [], suspects: [], removals: [], forgotten: [] });
  });

  it('relies on our own record if the target cannot list files', () => {
    const plan = planRun([wanted('a'), wanted('b')], rows(row('b'), row('c')), null);
    expect(plan.writes.map(({ base }) => base)).toEqual([null, 'ours']);
    expect(plan.removals).toEqual([{ path: 'c', tag: 'ours', isTouched: false }]);
  });

  it('skips files that the person left to another program', () => {
    const plan = planRun([wanted('a')], rows(row('a', { standing: 'theirs' })), new Map([['a', 'theirs']]));
    expect(plan.writes).toEqual([]);
    expect(plan.suspects).toEqual([]);
  });

  const tag = fc.constantFrom('ours', 'theirs', 'more');
  const path = fc.constantFrom('a', 'b.bib', 'c/d.bib', 'e');
  const state = fc.record({
    wanted: fc.uniqueArray(path).map((paths) => paths.map((each) => wanted(each))),
    rows: fc
      .array(
        fc.record({
          path,
          hash: fc.constantFrom('old', 'new', null),
          tag: fc.option(tag),
          writing: fc.constantFrom(null, 'new'),
          conflict: fc.option(tag),
          standing: fc.constantFrom('ours', 'theirs', 'beside'),
        }),
      )
      .map((all) => rows(...all.map((each) => row(each.path, each as Partial<TargetFile>)))),
    listing: fc.dictionary(fc.constantFrom('a', 'b.bib', 'b (Papertree).bib', 'c/d.bib', 'e', 'x'), tag),
  });

  it('never overwrites or removes an unread file whose tag is not ours', () => {
    fc.assert(
      fc.property(state, ({ wanted, rows, listing }) => {
        const standing = new Map(Object.entries(listing));
        const plan = planRun(wanted, rows, standing);
        for (const { file, base } of plan.writes) {
          const known = rows.get(file.path);
          expect(standing.get(pathAtTarget(file.path, known)) ?? null).toBe(base);
          if (base !== null) expect(known?.tag).toBe(base);
          expect(known?.standing).not.toBe('theirs');
        }
        for (const { path, isTouched } of plan.removals) {
          const known = rows.get(path);
          expect(known?.hash).not.toBeNull();
          expect(known?.standing).not.toBe('theirs');
          if (known && !isTouched) expect(standing.get(pathAtTarget(path, known))).toBe(known.tag);
        }
      }),
    );
  });
});

describe('a target', () => {
  it('needs a run only if a file is not written', () => {
    expect(isWritten([wanted('a', 'old')], rows(row('a')))).toBe(true);
    expect(isWritten([wanted('a')], rows(row('a')))).toBe(false);
    expect(isWritten([], rows(row('a')))).toBe(false);
    expect(isWritten([wanted('a')], rows(row('a', { standing: 'theirs' })))).toBe(true);
  });
});

it.each([
  ['refs.bib', 'refs (Papertree).bib'],
  ['Agents/v1.2/Memory.csl.json', 'Agents/v1.2/Memory (Papertree).csl.json'],
  ['README', 'README (Papertree)'],
])('%s is written beside a file with its name as %s', (path, beside) => {
  expect(pathAtTarget(path, { standing: 'beside' })).toBe(beside);
  expect(pathAtTarget(path, { standing: 'ours' })).toBe(path);
});
