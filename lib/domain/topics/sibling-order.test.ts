import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import { nextPosition, positionBefore } from './sibling-order';
import { bySiblingOrder, type Topic } from './topic';

function topic(id: string, position: number, pinned = false): Topic {
  return {
    ...{ id: id as TopicId, parentId: null, name: id, namedBy: 'person', locked: false, position },
    ...(pinned && { pinned }),
  };
}

/** Ordered siblings; their positions are often equal or close to each other. */
const siblings = fc
  .array(
    fc.record({
      position: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: 0, max: 1e-15, noNaN: true })),
      pinned: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ position, pinned }, index) => topic(`t${index}`, position, pinned)).sort(bySiblingOrder),
  );

/** The order after the topic was moved. */
function moved(one: Topic, row: Topic[], before: TopicId | null): { order: Topic[]; written: number } {
  const { position, renumbered } = positionBefore(one, row, before);
  const byId = new Map([...row, ...renumbered, { ...one, position }].map((each) => [each.id, each]));
  return { order: [...byId.values()].sort(bySiblingOrder), written: 1 + renumbered.length };
}

describe('a topic that is moved among its siblings', () => {
  it('comes right before the given sibling, and the others keep their order', () => {
    fc.assert(
      fc.property(siblings, fc.boolean(), fc.nat(9), (row, isPinned, nth) => {
        const one = topic('moved', 0.5, isPinned);
        const target = row[nth];
        const { order } = moved(one, row, target?.id ?? null);
        const ids = order.map(({ id }) => id);
        expect(ids.filter((id) => id !== one.id)).toEqual(row.map(({ id }) => id));
        const like = order.filter(({ pinned = false }) => pinned === isPinned);
        const after = like[like.findIndex(({ id }) => id === one.id) + 1];
        const firstLike = row.find(({ pinned = false }) => pinned === isPinned);
        if (!target || (isPinned && !target.pinned)) expect(after).toBeUndefined();
        else if (target.pinned && !isPinned) expect(after?.id).toBe(firstLike?.id);
        else expect(after?.id).toBe(target.id);
      }),
    );
  });

  it('is the only record that is written, unless no position is free between its neighbours', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 8 }), fc.nat(9), (positions, nth) => {
        const row = positions.map((position, index) => topic(`t${index}`, position)).sort(bySiblingOrder);
        expect(moved(topic('moved', 0), row, row[nth]?.id ?? null).written).toBe(1);
      }),
    );
    const clash = [topic('a', 1), topic('b', 1), topic('c', 1)];
    expect(moved(topic('moved', 0), clash, 'b' as TopicId).order.map(({ id }) => id)).toEqual(
      'a moved b c'.split(' '),
    );
  });
});

it('a new topic is the last among its siblings', () => {
  expect(nextPosition([])).toBe(0);
  fc.assert(
    fc.property(siblings, (row) => {
      const next = nextPosition(row);
      for (const { position } of row) expect(position).toBeLessThan(next);
    }),
  );
});
