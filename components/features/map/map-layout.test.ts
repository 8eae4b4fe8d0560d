import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import type { Place, TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { CELL, layOutMap } from './map-layout';

const size = { width: 400, height: 300 };

/** Topics with these numbers of papers, each below an earlier one. */
function treeOf(entries: readonly { parent: number; papers: number }[]) {
  const idOf = (index: number) => `t${index}` as TopicId;
  const topics = entries.map(
    ({ parent }, index): Topic => ({
      ...{ id: idOf(index), name: `Topic ${index}`, namedBy: 'person', locked: false, position: index },
      parentId: parent % (index + 1) === index ? null : idOf(parent % (index + 1)),
    }),
  );
  const counts = new Map<Place, number>(entries.map(({ papers }, index) => [idOf(index), papers]));
  return buildTopicNodes(topics, counts);
}

describe('layOutMap', () => {
  it('makes the size of an area proportional to its papers', () => {
    const { roots } = treeOf([
      { parent: 0, papers: 30 },
      { parent: 1, papers: 10 },
    ]);
    const [large, small] = layOutMap(roots, size).map(({ width, height }) => width * height);
    expect((large ?? 0) / (small ?? 1)).toBeCloseTo(3, 0);
  });

  it('keeps every area inside its parent, apart from its siblings, and three levels deep', () => {
    const entry = fc.record({ parent: fc.nat(30), papers: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 25 }), (entries) => {
        const areas = layOutMap(treeOf(entries).roots, size);
        for (const area of areas) {
          expect(area.depth).toBeLessThan(3);
          expect(Math.min(area.width, area.height)).toBeGreaterThan(0);
          if (area.papers) {
            const { x, y, columns, rows } = area.papers;
            expect(x >= area.x && x + columns * CELL <= area.x + area.width).toBe(true);
            expect(y >= area.y && y + rows * CELL <= area.y + area.height).toBe(true);
            // The papers lie beside the areas of subtopics.
            for (const inner of areas.filter(({ node }) => node.parent === area.node)) {
              const isBeside =
                x + columns * CELL <= inner.x ||
                inner.x + inner.width <= x ||
                y + rows * CELL <= inner.y ||
                inner.y + inner.height <= y;
              expect(isBeside).toBe(true);
            }
          }
          const parent = areas.find(({ node }) => node === area.node.parent);
          const outer = parent ?? { x: 0, y: 0, ...size };
          expect(area.x >= outer.x && area.x + area.width <= outer.x + outer.width).toBe(true);
          expect(area.y >= outer.y && area.y + area.height <= outer.y + outer.height).toBe(true);
          for (const other of areas) {
            if (other === area || other.node.parent !== area.node.parent) continue;
            const isApart =
              area.x + area.width <= other.x ||
              other.x + other.width <= area.x ||
              area.y + area.height <= other.y ||
              other.y + other.height <= area.y;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });
});
