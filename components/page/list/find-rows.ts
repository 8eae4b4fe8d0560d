/** What stands between two rows of a list belongs to the first: a row is moved whole, and can be put back as it was. */
export interface Row {
  /** The element beside whose text the mark stands. */
  anchor: Element;
  /** The row's own elements, which are hidden with it. */
  elements: HTMLElement[];
  /** These and what follows them up to the next row. */
  nodes: ChildNode[];
}

/** Rows that follow each other with no heading between: within it they may change places. */
export interface Run {
  parent: ParentNode & Node;
  rows: Row[];
}

/**
 * The rows of a list, given the titles in them: a row is the largest element that holds one title and no other, with
 * the `dt` that stands before a `dd`.
 */
export function findRuns(anchors: readonly Element[]): Run[] {
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

  const runs: Run[] = [];
  for (const parent of new Set([...rows.keys()].map((first) => first.parentElement)))
    if (parent) runs.push(...runsIn(parent, rows));
  return runs;
}

function runsIn(parent: Element, rows: ReadonlyMap<Element, Row>): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
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
