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
  /** Nesting depth, from 0 for outer areas. */
  depth: number;
  /** The grid in which the topic's own papers are drawn; `null` if there is no space for a paper. */
  papers: PaperCells | null;
}

/** A grid of cells of `CELL` by `CELL` pixels, row by row. */
export interface PaperCells {
  x: number;
  y: number;
  columns: number;
  rows: number;
}

/** Levels drawn at once: deeper ones would be too small, and are shown after zooming in. */
const LEVELS = 3;
/** Height for an area's name, above its contents; high enough to be clicked. */
const NAME_HEIGHT = 24;
const GAP = 2;
/** Size of a paper's cell: the minimum size of a click target. */
export const CELL = 24;

/**
 * Lays out topics as nested areas (a squarified treemap). The size of an area is proportional to the papers in its
 * branch; an empty topic is as large as one paper, so that it can be found. Parents come before their children.
 */
export function layOutMap(topics: readonly TopicNode[], size: { width: number; height: number }): Area[] {
  /** `isOwn` marks the space for a topic's own papers, beside its subtopics. */
  type Level = { node: TopicNode | null; below: readonly TopicNode[]; depth: number; isOwn?: true };
  const root: Level = { node: null, below: topics, depth: -1 };
  const tree = hierarchy<Level>(root, ({ node, below, depth }) => {
    if (depth + 1 >= LEVELS || below.length === 0) return [];
    const inner: Level[] = below.map((child) => ({ node: child, below: child.children, depth: depth + 1 }));
    return node && node.own > 0 ? [...inner, { node, below: [], depth, isOwn: true }] : inner;
  })
    // On the lowest level that is drawn, an area represents its whole branch.
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
  const grids = new Map<TopicNode, PaperCells | null>();
  for (const { data, x0, y0, x1, y1, children } of drawn.descendants()) {
    if (!data.node || children) continue;
    const top = data.isOwn ? y0 : y0 + NAME_HEIGHT;
    grids.set(data.node, cellsIn({ x: x0, y: top, width: x1 - x0, height: y1 - top }));
  }
  return drawn.descendants().flatMap(({ data: { node, depth, isOwn }, x0, y0, x1, y1 }): Area[] => {
    // Leaves out areas that are too small to be clicked, and the contents of areas with space only for a name; zooming
    // in shows them.
    const isSeen = depth === 0 ? x1 > x0 && y1 > y0 : x1 - x0 >= CELL && y1 - y0 >= CELL;
    if (!node || isOwn || !isSeen) return [];
    const papers = node.own > 0 ? (grids.get(node) ?? null) : null;
    return [{ node, x: x0, y: y0, width: x1 - x0, height: y1 - y0, depth, papers }];
  });
}

/** How many of this number of papers the cells show; if not all, one cell shows the number of the others. */
export function shownIn({ columns, rows }: PaperCells, papers: number): number {
  const most = columns * rows;
  return papers > most ? most - 1 : papers;
}

function cellsIn({ x, y, width, height }: Rectangle): PaperCells | null {
  const [columns, rows] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  return columns > 0 && rows > 0 ? { x, y, columns, rows } : null;
}
