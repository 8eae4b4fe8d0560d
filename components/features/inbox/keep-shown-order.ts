/** An item of the inbox, identified by its id. */
interface Listed {
  id: string;
}

/**
 * Returns the items in the order in which they are already shown. New items are inserted at their place, but below the
 * focused item, so that nothing moves under a key or a pointer.
 * @param items in their proper order
 * @param shown ids in the order in which they were shown
 * @param focused the id of the focused item
 */
export function keepShownOrder<Item extends Listed>(
  items: readonly Item[],
  shown: readonly string[],
  focused: string | undefined,
): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered = shown.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(shown);
  // Backwards, so that the item which follows in the proper order is already in the list.
  for (const [index, item] of [...items.entries()].reverse()) {
    if (known.has(item.id)) continue;
    const next = items[index + 1];
    const belongs = next ? ordered.indexOf(next) : ordered.length;
    const below = ordered.findIndex(({ id }) => id === focused) + 1;
    ordered.splice(Math.max(belongs, below), 0, item);
  }
  return ordered;
}
