/**
 * Estimates the size of a received message in characters of JSON (texts and field names by their length, everything
 * else as eight), without traversing more than `limit`.
 *
 * @param limit characters at which the traversal ends
 * @returns the size; `null` where it is larger than the limit
 */
export function sizeWithin(value: unknown, limit: number): number | null {
  let size = 0;
  // A stack instead of recursion, since a message may be nested to any depth.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    size += typeof next === 'string' ? next.length + 3 : 8;
    if (size + left.length > limit) return null;
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      if (next.length > limit) return null;
      for (const item of next) left.push(item);
    } else
      for (const name in next) {
        size += name.length + 3;
        left.push((next as Record<string, unknown>)[name]);
        if (size + left.length > limit) return null;
      }
  }
  return size;
}
