import { hierarchy, treemap } from 'd3-hierarchy';
import type { TopicNode } from '@/components/features/tree/topic-nodes';

/** A rectangle of the map, in CSS pixels from its upper left corner. */
interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A topic as an area of the map. */
export interface Area extends Rectangle {
  node: TopicNode;
  /** From 0: how many areas of the map it lies in. */
  depth: number;
  /** Where its own papers are drawn, one to a cell; `null` where there is no room for one. */
  papers: PaperCells | null;
}

/** Cells of `CELL` by `CELL` pixels, row by row. */
export interface PaperCells {
  x: number;
  y: number;
  columns: number;
  rows: number;
}

/** Levels drawn at once: more would be specks. The rest is a zoom away. */
const LEVELS = 3;
/** Room for an area's name, above what lies in it; so high that it can be hit. */
const NAME_HEIGHT = 24;
const GAP = 2;
/** Of a paper: as large as what is pressed has to be. */
export const CELL = 24;

/**
 * Topics as nested areas, each as large as the papers in it and below it (a squarified treemap); an empty topic is as
 * large as one paper, so that it can be found. Parents come before what lies in them.
 */
export function layOutMap(topics: readonly TopicNode[], size: { width: number; height: number }): Area[] {
  /** `isOwn`: the room for a topic's own papers, beside the topics in it. */
  type Level = { node: TopicNode | null; below: readonly TopicNode[]; depth: number; isOwn?: true };
  const root: Level = { node: null, below: topics, depth: -1 };
  const tree = hierarchy<Level>(root, ({ node, below, depth }) => {
    if (depth + 1 >= LEVELS || below.length === 0) return [];
    const inner: Level[] = below.map((child) => ({ node: child, below: child.children, depth: depth + 1 }));
    return node && node.own > 0 ? [...inner, { node, below: [], depth, isOwn: true }] : inner;
  })
    // Where nothing is drawn inside, the area shows all that is below it.
    .sum(({ node, depth, isOwn }) => {
      if (!node) return 0;
      if (isOwn) return node.own;
      const isLast = depth + 1 === LEVELS || node.children.length === 0;
      return isLast ? Math.max(1, node.own + node.below) : 0;
    });
  const drawn = treemap<Level>()
    .size([size.width, size.height])
    .paddingInner(GAP)
    .paddingOuter(({ depth }) => (depth === 0 ? 0 : GAP * 2))
    .paddingTop(({ depth }) => (depth === 0 ? 0 : NAME_HEIGHT))
    .round(true)(tree);
  const rooms = new Map<TopicNode, PaperCells | null>();
  for (const { data, x0, y0, x1, y1, children } of drawn.descendants()) {
    if (!data.node || children) continue;
    const top = data.isOwn ? y0 : y0 + NAME_HEIGHT;
    rooms.set(data.node, cellsIn({ x: x0, y: top, width: x1 - x0, height: y1 - top }));
  }
  return drawn.descendants().flatMap(({ data: { node, depth, isOwn }, x0, y0, x1, y1 }): Area[] => {
    // In an area that has room for its name alone, nothing is drawn, nor what could not be hit: the rest is a zoom away.
    const isSeen = depth === 0 ? x1 > x0 && y1 > y0 : x1 - x0 >= CELL && y1 - y0 >= CELL;
    if (!node || isOwn || !isSeen) return [];
    const papers = node.own > 0 ? (rooms.get(node) ?? null) : null;
    return [{ node, x: x0, y: y0, width: x1 - x0, height: y1 - y0, depth, papers }];
  });
}

function cellsIn({ x, y, width, height }: Rectangle): PaperCells | null {
  const [columns, rows] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  return columns > 0 && rows > 0 ? { x, y, columns, rows } : null;
}
