import { hierarchy, treemap } from 'd3-hierarchy';
import type { TopicNode } from '@/components/features/tree/topic-nodes';

/** A topic as an area of the map, in CSS pixels from its upper left corner. */
export interface Area {
  node: TopicNode;
  x: number;
  y: number;
  width: number;
  height: number;
  /** From 0: how many areas of the map it lies in. */
  depth: number;
}

/** Levels drawn at once: more would be specks. The rest is a zoom away. */
const LEVELS = 3;
/** Room for an area's name, above what lies in it; so high that it can be hit. */
const NAME_HEIGHT = 24;
const GAP = 2;

/**
 * Topics as nested areas, each as large as the papers in it and below it (a squarified treemap); an empty topic is as
 * large as one paper, so that it can be found. Parents come before what lies in them.
 */
export function layOutMap(topics: readonly TopicNode[], size: { width: number; height: number }): Area[] {
  type Level = { node: TopicNode | null; below: readonly TopicNode[]; depth: number };
  const root: Level = { node: null, below: topics, depth: -1 };
  const tree = hierarchy<Level>(root, ({ below, depth }) =>
    depth + 1 < LEVELS ? below.map((node) => ({ node, below: node.children, depth: depth + 1 })) : [],
  )
    // Where nothing is drawn inside, the area shows all that is below it.
    .sum(({ node, depth }) => {
      if (!node) return 0;
      const isLast = depth + 1 === LEVELS || node.children.length === 0;
      return isLast ? Math.max(1, node.own + node.below) : node.own;
    });
  const drawn = treemap<Level>()
    .size([size.width, size.height])
    .paddingInner(GAP)
    .paddingOuter(({ depth }) => (depth === 0 ? 0 : GAP * 2))
    .paddingTop(({ depth }) => (depth === 0 ? 0 : NAME_HEIGHT))
    .round(true)(tree);
  return drawn.descendants().flatMap(({ data: { node, depth }, x0, y0, x1, y1 }): Area[] => {
    // In an area that has room for its name alone, nothing is drawn: the rest is a zoom away.
    const isSeen = x1 > x0 && y1 > y0;
    return node && isSeen ? [{ node, x: x0, y: y0, width: x1 - x0, height: y1 - y0, depth }] : [];
  });
}
