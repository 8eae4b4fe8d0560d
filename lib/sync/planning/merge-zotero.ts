/** Fields of an item or a collection in Zotero's API. */
export type ZoteroFields = Readonly<Record<string, unknown>>;

/** Fields that are merged member by member, with a function for the name of a member. */
const sets: Readonly<Record<string, (member: unknown) => unknown>> = {
  tags: (tag) => (tag as { tag?: unknown } | null)?.tag,
  collections: (key) => key,
};

/**
 * The fields of an object in Zotero to change, so that it gets our values and keeps the changes of others. A field is
 * ours as long as it has a value that we wrote; tags and collections are merged one by one.
 * @param existing The existing object with every field of its item type, including empty ones.
 * @param left Versions that we wrote, one of which is the base of the existing object.
 */
export function mergeZotero(
  existing: ZoteroFields,
  ours: ZoteroFields,
  left: readonly ZoteroFields[],
): ZoteroFields {
  const itemType = scalar('itemType');
  const isOtherKind = itemType !== (existing.itemType ?? '');
  const names = new Set([...Object.keys(ours), ...left.flatMap((each) => Object.keys(each))]);
  const changes: Record<string, unknown> = {};
  for (const name of names) {
    // Zotero rejects fields that the item type lacks. The fields of a new item type are known only from our object.
    const isKnown = isOtherKind ? Object.hasOwn(ours, name) : Object.hasOwn(existing, name);
    const wanted = sets[name] ? members(name, sets[name]) : scalar(name);
    if (isKnown && !isSameToZotero(wanted, existing[name] ?? '')) changes[name] = wanted;
  }
  return changes;

  function scalar(name: string): unknown {
    const there = existing[name] ?? '';
    const isOurs = left.some((each) => isSameToZotero(each[name] ?? '', there));
    return isOurs ? (ours[name] ?? '') : there;
  }

  function members(name: string, nameOf: (member: unknown) => unknown): unknown[] {
    const there = listOf(existing[name]);
    const wanted = listOf(ours[name]);
    const before = left.map((each) => listOf(each[name]));
    const isIn = (list: unknown[], member: unknown) => list.some((each) => nameOf(each) === nameOf(member));
    const kept = there.filter((member) => isIn(wanted, member) || !before.some((list) => isIn(list, member)));
    const isRemovedThere = (member: unknown) => before.every((list) => isIn(list, member));
    const added = wanted.filter((member) => !isIn(there, member) && !isRemovedThere(member));
    return [...kept, ...added];
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSameToZotero(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** Normalizes a value, since Zotero reorders fields, trims texts, and composes accents. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([name, each]) => [name, plain(each)])
    .sort(([one = ''], [other = '']) => (String(one) < String(other) ? -1 : 1));
}
