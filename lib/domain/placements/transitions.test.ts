import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaperId, type Place, type RuleId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { mergePlacements } from './merge-placements';
import { addSecondaryTopic, pin, reject, relocate, removeSecondaryTopic } from './person-transitions';
import { isPinned, type Placement, unplaced } from './placement';
import { placementFlaws, withoutFlaws } from './placement-flaws';
import { applyRule, fileByProgram, mayProgramMove } from './program-transitions';
import {
  dropSecondaryTopic,
  importPlacement,
  narrowToBranch,
  promoteToParent,
  remapTopics,
  repair,
  replaceSecondaryTopic,
} from './tree-transitions';

const [A, B, C] = ['a', 'b', 'c'] as [TopicId, TopicId, TopicId];
const paperId = 'arxiv:2401.00001' as PaperId;
const reason = { nearest: [], words: ['memory'] };

function placed(own: Partial<Placement>): Placement {
  return { ...unplaced(paperId, 1), ...own };
}

const topic = fc.constantFrom(...(['a', 'b', 'c', 'd'] as TopicId[]));
const place = fc.oneof(topic, fc.constant<Place>(UNSORTED));
const topics = fc.array(topic, { maxLength: 5 });
const topicSet = fc.uniqueArray(topic).map((ids) => new Set(ids));
const confidence = fc.double({ min: 0, max: 1, noNaN: true });
const ranked = fc.array(fc.record({ topicId: topic, confidence }), { maxLength: 3 });

/** Any placement that the types allow, including flaws. */
const anyPlacement: fc.Arbitrary<Placement> = fc.record({
  paperId: fc.constant(paperId),
  topicId: place,
  also: topics,
  madeBy: fc.constantFrom('person' as const, 'program' as const),
  confidence: fc.option(confidence),
  reason: fc.constantFrom(null, reason),
  ranked,
  rejected: topics,
  at: fc.nat(9),
});
const placement = anyPlacement.map(withoutFlaws);

interface Transition {
  name: string;
  isByProgram: boolean;
  apply(placement: Placement): Placement;
}

/** A transition with drawn arguments. */
function transition<Values extends unknown[]>(
  to: (placement: Placement, ...values: Values) => Placement,
  values: { [Nth in keyof Values]: fc.Arbitrary<Values[Nth]> },
  isByProgram = false,
): fc.Arbitrary<Transition> {
  return fc
    .tuple<Values>(...values)
    .map((drawn) => ({ name: to.name, isByProgram, apply: (placement) => to(placement, ...drawn) }));
}

const at = fc.constant(10);
const rule = fc.record({ id: fc.constant('rule' as RuleId), topicId: topic });
const engineAnswer = fc.record({
  topicId: place,
  also: topics,
  confidence,
  reason: fc.constant(reason),
  ranked,
});
const transitions = fc.oneof(
  transition(pin, [place, at]),
  transition(relocate, [topic, at]),
  transition(reject, [at]),
  transition(addSecondaryTopic, [topic]),
  transition(removeSecondaryTopic, [topic]),
  transition(fileByProgram, [engineAnswer, at], true),
  transition(applyRule, [rule, at], true),
  transition(promoteToParent, [fc.option(topic), at]),
  transition(dropSecondaryTopic, [topic]),
  transition(replaceSecondaryTopic, [topic, topic]),
  transition(repair, [topicSet, at]),
  transition(importPlacement, [topicSet, at]),
  transition(remapTopics, [fc.array(fc.tuple(topic, topic)).map((pairs) => new Map(pairs))]),
  transition(narrowToBranch, [topicSet]),
  transition(mergePlacements, [anyPlacement, at]),
);

describe('a placement', () => {
  it('has no flaws after any transitions in any order', () => {
    fc.assert(
      fc.property(placement, fc.array(transitions, { maxLength: 12 }), (start, steps) => {
        let current = start;
        for (const { name, apply } of steps) {
          current = apply(current);
          expect(placementFlaws(current), name).toEqual([]);
          expect(current.paperId).toBe(paperId);
        }
      }),
    );
  });

  it('stays where a person pinned it, whatever the program does', () => {
    const byProgram = transitions.filter(({ isByProgram }) => isByProgram);
    fc.assert(
      fc.property(placement, byProgram, (before, { apply }) => {
        fc.pre(isPinned(before));
        expect(apply(before)).toBe(before);
      }),
    );
  });

  it('is not changed in place', () => {
    fc.assert(
      fc.property(placement, transitions, (before, { apply }) => {
        const copy = structuredClone(before);
        apply(before);
        expect(before).toEqual(copy);
      }),
    );
  });

  it.each<[string, Partial<Placement>]>([
    ['a topic twice', { topicId: A, also: [A] }],
    ['a topic twice', { also: [B, B] }],
    ['a rejected topic twice', { rejected: [A, A] }],
    ['a secondary topic that is rejected', { also: [A], rejected: [A] }],
    ['pinned to a rejected topic', { topicId: A, madeBy: 'person', rejected: [A] }],
    ['pinned, with a confidence or reason', { topicId: A, madeBy: 'person', confidence: 1 }],
    ['pinned, with a confidence or reason', { topicId: A, madeBy: 'person', reason }],
  ])('has the flaw %s, which is removed', (flaw, own) => {
    expect(placementFlaws(placed(own))).toEqual([flaw]);
    expect(placementFlaws(withoutFlaws(placed(own)))).toEqual([]);
  });

  it('stays the same if it has no flaws', () => {
    fc.assert(
      fc.property(placement, (before) => {
        expect(withoutFlaws(before)).toEqual(before);
      }),
    );
  });
});

describe('a person', () => {
  it('pins a paper, and thereby rejects the topic that the program had chosen', () => {
    const byProgram = placed({ topicId: A, also: [B], confidence: 0.9, reason, rejected: [B, C] });
    expect(pin(byProgram, B, 5)).toEqual(
      placed({ topicId: B, madeBy: 'person', rejected: [C, A], also: [], at: 5 }),
    );
    const byPerson = placed({ topicId: A, madeBy: 'person' });
    expect(pin(byPerson, B, 5).rejected).toEqual([]);
    expect(pin(byProgram, A, 5)).toMatchObject({ topicId: A, also: [B], rejected: [C] });
  });

  it('relocates papers with their branch, pins included', () => {
    const byProgram = placed({ topicId: A, also: [B], confidence: 0.9, reason });
    expect(relocate(byProgram, B, 5)).toEqual(
      placed({ topicId: B, reason: { nearest: [], words: ['memory'], agreed: true }, at: 5 }),
    );
    const byPerson = placed({ topicId: A, madeBy: 'person', rejected: [B] });
    expect(relocate(byPerson, B, 5)).toEqual(placed({ topicId: B, madeBy: 'person', at: 5 }));
  });

  it('rejects the place that the program chose, and no other', () => {
    const [first, second] = [
      { topicId: A, confidence: 0.8 },
      { topicId: B, confidence: 0.1 },
    ];
    const byProgram = placed({ topicId: A, also: [C], confidence: 0.8, reason, ranked: [first, second] });
    expect(reject(byProgram, 5)).toEqual(placed({ ranked: [second], rejected: [A], at: 5 }));
    const pinned = placed({ topicId: A, madeBy: 'person' });
    expect(reject(pinned, 5)).toBe(pinned);
    const unsorted = placed({});
    expect(reject(unsorted, 5)).toBe(unsorted);
  });

  it('adds and removes secondary topics; a removed one is rejected until it is added again', () => {
    const before = placed({ topicId: A, confidence: 0.8 });
    const added = addSecondaryTopic(before, B);
    expect(added).toEqual({ ...before, also: [B] });
    const removed = removeSecondaryTopic(added, B);
    expect(removed).toEqual({ ...before, rejected: [B] });
    expect(addSecondaryTopic(removed, B)).toEqual(added);
    expect(addSecondaryTopic(before, A)).toBe(before);
    expect(addSecondaryTopic(added, B)).toBe(added);
    expect(removeSecondaryTopic(before, A)).toBe(before);
  });
});

describe('the program', () => {
  const locked = new Set([C]);

  it.each<[boolean, string, Partial<Placement>, Place]>([
    [true, 'out of Unsorted', {}, A],
    [true, 'from topic to topic', { topicId: A }, B],
    [true, 'back to Unsorted', { topicId: A, rejected: [A] }, UNSORTED],
    [false, 'pinned by a person', { topicId: A, madeBy: 'person' }, B],
    [false, 'pinned to Unsorted by a person', { madeBy: 'person' }, B],
    [false, 'out of a locked branch', { topicId: C }, A],
    [false, 'into a locked branch', { topicId: A }, C],
    [false, 'into a rejected topic', { topicId: A, rejected: [B] }, B],
    [true, 'to its own topic, though that was rejected', { topicId: A, rejected: [A] }, A],
  ])('may move a paper (%s): %s', (may, _, own, to) => {
    expect(mayProgramMove(placed(own), locked, to)).toBe(may);
  });

  it('may move a paper to a new topic if and only if it may move it to Unsorted', () => {
    fc.assert(
      fc.property(placement, topicSet, (before, locked) => {
        expect(mayProgramMove(before, locked)).toBe(mayProgramMove(before, locked, 'new' as TopicId));
      }),
    );
  });

  it('files a paper, without ranking topics that were rejected in the meantime', () => {
    const answer = {
      topicId: A,
      confidence: 0.7,
      reason,
      ranked: [
        { topicId: A, confidence: 0.7 },
        { topicId: B, confidence: 0.2 },
      ],
    };
    expect(fileByProgram(placed({ rejected: [B] }), answer, 5)).toEqual(
      placed({
        ...answer,
        also: [],
        ranked: [{ topicId: A, confidence: 0.7 }],
        rejected: [B],
        at: 5,
      }),
    );
  });

  it('files by a rule, and records which one', () => {
    const id = 'rule' as RuleId;
    expect(applyRule(placed({ topicId: A, also: [B] }), { id, topicId: B }, 5)).toEqual(
      placed({ topicId: B, confidence: 1, reason: { nearest: [], words: [], rule: id }, at: 5 }),
    );
  });
});

describe('a change of the tree', () => {
  it('moves papers of a deleted topic to its parent, even if they already belong there', () => {
    const before = placed({ topicId: A, also: [B, C], madeBy: 'person' });
    expect(promoteToParent(before, B, 5)).toEqual({ ...before, topicId: B, also: [C], at: 5 });
    expect(promoteToParent(before, null, 5)).toEqual(placed({ also: [B, C], at: 5 }));
  });

  it("removes deleted topics from a paper's topics", () => {
    const isIn = (ids: ReadonlySet<TopicId>, { topicId, also }: Placement) =>
      [topicId, ...also].every((id) => id === UNSORTED || ids.has(id));
    fc.assert(
      fc.property(placement, topicSet, topic, (before, present, gone) => {
        for (const change of [repair, importPlacement])
          expect(isIn(present, change(before, present, 5))).toBe(true);
        expect(isIn(present, narrowToBranch(before, present))).toBe(true);
        expect(dropSecondaryTopic(before, gone).also).not.toContain(gone);
        const into = 'into' as TopicId;
        const merged = replaceSecondaryTopic(before, gone, into);
        expect(merged.also).not.toContain(gone);
        expect(merged.also.includes(into)).toBe(before.also.includes(gone));
      }),
    );
  });

  it('is the only reason to repair a placement', () => {
    const all = new Set(['a', 'b', 'c', 'd'] as TopicId[]);
    fc.assert(
      fc.property(placement, (before) => {
        expect(repair(before, all, 5)).toEqual(before);
      }),
    );
  });

  it('moves papers to Unsorted if an undo removed their topic', () => {
    const before = placed({ topicId: A, also: [B, C], confidence: 0.8, reason, rejected: [] });
    expect(repair(before, new Set([C]), 5)).toEqual(placed({ also: [C], at: 5 }));
  });
});

describe('an import', () => {
  it('keeps the rejected topics of a placement whose topic is missing', () => {
    const before = placed({ topicId: A, also: [B], madeBy: 'person', rejected: [C], at: 0 });
    expect(importPlacement(before, new Set([B]), 5)).toEqual(placed({ rejected: [C], at: 5 }));
    expect(importPlacement(before, new Set([A]), 5)).toEqual({ ...before, also: [], at: 5 });
  });

  it('merges two topics of the file into one', () => {
    const before = placed({ topicId: A, also: [B, C], ranked: [{ topicId: B, confidence: 0.5 }] });
    expect(remapTopics(before, new Map([[B, A]]))).toEqual({
      ...before,
      also: [C],
      ranked: [{ topicId: A, confidence: 0.5 }],
    });
  });

  it('makes the first topic within a branch the primary one', () => {
    const before = placed({ topicId: A, also: [B, C] });
    expect(narrowToBranch(before, new Set([B, C]))).toEqual({ ...before, topicId: B, also: [C] });
  });
});

describe('two placements of one paper', () => {
  it('keep the topic that a person chose in the first, and add the topics that were chosen in the second', () => {
    const here = placed({ topicId: A, madeBy: 'person', rejected: [B] });
    const there = placed({ topicId: B, also: [A, C], madeBy: 'person' });
    const merged = mergePlacements(here, there, 5);
    expect(merged).toEqual(placed({ topicId: A, also: [B, C], madeBy: 'person' }));
    expect(mergePlacements(merged, there, 6)).toBe(merged);
  });

  it('prefer the choice of a person to that of the program, in either order', () => {
    const byProgram = placed({ topicId: A, confidence: 0.8, reason });
    const byPerson = placed({ topicId: B, also: [A], madeBy: 'person' });
    expect(mergePlacements(byPerson, byProgram, 5)).toBe(byPerson);
    expect(mergePlacements(byProgram, byPerson, 5)).toEqual({ ...byPerson, at: 5 });
  });
});
