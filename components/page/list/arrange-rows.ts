import { findRowGroups, type Row, type RowGroup } from './find-rows';

/** Arranges the rows of a list in our order, hides some of them, and restores the site's order. */
export interface Arrangement {
  /**
   * @param position of a title's row, lower first; rows stay between their headings. `null`: the site's order.
   * @param isHidden whether a title's row is hidden.
   * @param groups headings of our own between visible rows of different groups; absent for none.
   */
  arrange(
    position: ((anchor: Element) => number) | null,
    isHidden: (anchor: Element) => boolean,
    groups?: RowGroups,
  ): void;
  /** Restores the page. */
  restore(): void;
}

/** How visible rows that follow each other are grouped. */
export interface RowGroups {
  keyOf(anchor: Element): string;
  /** Creates the heading of a group, from the titles of its rows. */
  createHeading(anchors: Element[]): HTMLElement;
}

export function createArrangement(anchors: readonly Element[]): Arrangement {
  const runs = findRowGroups(anchors);
  const displays = new Map<HTMLElement, string>();
  let headings: HTMLElement[] = [];

  function hide({ elements }: Row, isHidden: boolean): void {
    for (const element of elements) {
      const before = displays.get(element);
      if (isHidden && before === undefined) {
        displays.set(element, element.style.getPropertyValue('display'));
        element.style.setProperty('display', 'none', 'important');
      } else if (!isHidden && before !== undefined) {
        displays.delete(element);
        element.style.setProperty('display', before);
        if (!element.getAttribute('style')) element.removeAttribute('style');
      }
    }
  }

  return {
    arrange(position, isHidden, groups) {
      for (const heading of headings) heading.remove();
      headings = [];
      for (const run of runs) {
        const at = new Map(run.rows.map((row) => [row, position?.(row.anchor) ?? 0]));
        const ordered = position
          ? run.rows.toSorted((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0))
          : run.rows;
        putInOrder(run, ordered);
        for (const row of run.rows) hide(row, isHidden(row.anchor));
        const shown = ordered.filter(({ anchor }) => !isHidden(anchor));
        if (groups) headings.push(...putHeadings(run.parent, shown, groups));
      }
    },
    restore() {
      this.arrange(null, () => false);
    },
  };
}

/** Moves only rows that are not in their place yet. Rows that the page has removed since stay removed. */
function putInOrder({ parent, rows }: RowGroup, ordered: readonly Row[]): void {
  const present = (row: Row) => row.nodes.filter((node) => node.parentNode === parent);
  const nodes = ordered.flatMap(present);
  const all = new Set<Node>(rows.flatMap(present));
  let next: ChildNode | null = nodes[0] ? firstOf(parent, all) : null;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/** Puts a heading before each group of rows. */
function putHeadings(parent: Node, rows: readonly Row[], { keyOf, createHeading }: RowGroups): HTMLElement[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group?.[0] && keyOf(group[0].anchor) === keyOf(row.anchor)) group.push(row);
    else groups.push([row]);
  }
  return groups.flatMap((group) => {
    const first = group[0]?.nodes.find((node) => node.parentNode === parent);
    if (!first) return [];
    const heading = createHeading(group.map(({ anchor }) => anchor));
    parent.insertBefore(heading, first);
    return [heading];
  });
}

function firstOf(parent: Node, nodes: ReadonlySet<Node>): ChildNode | null {
  for (const node of parent.childNodes) if (nodes.has(node)) return node;
  return null;
}
