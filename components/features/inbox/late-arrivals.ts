/** What an inbox lists is told apart by its id. */
interface Listed {
  id: string;
}

/**
 * The items in the order in which they are shown already; what has come in since stands where it belongs, but below
 * the item in focus, so that nothing moves under a key or a pointer.
 * @param items in the order in which they belong
 * @param shown ids in the order in which they were shown
 * @param focused the id of the item in focus
 */
export function withLateArrivals<Item extends Listed>(
  items: readonly Item[],
  shown: readonly string[],
  focused: string | undefined,
): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered = shown.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(shown);
  // From the last one, so that the one that belongs behind it is there.
  for (const [index, item] of [...items.entries()].reverse()) {
    if (known.has(item.id)) continue;
    const next = items[index + 1];
    const belongs = next ? ordered.indexOf(next) : ordered.length;
    const below = ordered.findIndex(({ id }) => id === focused) + 1;
    ordered.splice(Math.max(belongs, below), 0, item);
  }
  return ordered;
}
