// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import { mapAsSvg } from './map-picture';

it('is well-formed XML with every name as text, for any names', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (names) => {
      const areas = names.map((name, index) => ({
        node: { topic: { name }, own: 1, below: 2 } as TopicNode,
        ...{ x: 0, y: index * 10, width: 50, height: 10, depth: 0, papers: null },
      }));
      const look = { fill: 'red', ink: 'black', edge: 'blue' };
      const dots = [{ x: 4, y: 5, fill: 'red' }];
      const picture = { areas, dots, size: { width: 50, height: 100 }, background: 'white' };
      const svg = mapAsSvg(picture, () => look);
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      expect(parsed.querySelector('parsererror')).toBeNull();
      expect(parsed.querySelectorAll('text')).toHaveLength(names.length);
      expect(parsed.querySelectorAll('circle')).toHaveLength(1);
      expect(parsed.querySelectorAll('rect')).toHaveLength(2 * names.length + 1);
    }),
  );
});
