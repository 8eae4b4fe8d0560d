/** A row of a list. Nodes between two rows belong to the first, so that a row moves as a whole and can be restored. */
export interface Row {
  /** The title element, beside whose text the mark is. */
  anchor: Element;
  /** The row's elements, which are hidden with it. */
  elements: HTMLElement[];
  /** The row's nodes and all that follow, up to the next row. */
  nodes: ChildNode[];
}

/** Consecutive rows without a heading in between; they may change places. */
export interface RowGroup {
  parent: ParentNode & Node;
  rows: Row[];
}

/**
 * Finds the rows of a list from the titles in them. A row is the largest element that holds only one title, together
 * with the `dt` before a `dd`.
 */
export function findRowGroups(anchors: readonly Element[]): RowGroup[] {
  const titles = new Map<Element, number>();
  for (const anchor of anchors)
    for (let at: Element | null = anchor; at; at = at.parentElement)
      titles.set(at, (titles.get(at) ?? 0) + 1);

  const rows = new Map<Element, Row>();
  for (const anchor of anchors) {
    let own = anchor;
    while (own.parentElement && titles.get(own.parentElement) === 1) own = own.parentElement;
    const term = own.localName === 'dd' ? own.previousElementSibling : null;
    const elements = term?.localName === 'dt' ? [term, own] : [own];
    const first = elements[0];
    if (first) rows.set(first, { anchor, elements: elements as HTMLElement[], nodes: [] });
  }

  const runs: RowGroup[] = [];
  for (const parent of new Set([...rows.keys()].map((first) => first.parentElement)))
    if (parent) runs.push(...runsIn(parent, rows));
  return runs;
}

function runsIn(parent: Element, rows: ReadonlyMap<Element, Row>): RowGroup[] {
  const runs: RowGroup[] = [];
  let run: RowGroup | null = null;
  let row: Row | undefined;
  for (const node of parent.childNodes) {
    const next = node instanceof Element ? rows.get(node) : undefined;
    if (next) {
      row = next;
      if (!run) {
        run = { parent, rows: [] };
        runs.push(run);
      }
      run.rows.push(row);
    } else if (node instanceof Element && !row?.elements.includes(node as HTMLElement)) {
      run = null;
      row = undefined;
    }
    row?.nodes.push(node);
  }
  return runs;
}
