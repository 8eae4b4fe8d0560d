/**
 * Measures a value that came as a message, without reading it to its end: JSON's characters, roughly (texts and names
 * of fields by their length, all else as eight each).
 *
 * @param limit characters beyond which the measuring ends
 * @returns the size; `null` where it is larger than the limit
 */
export function sizeWithin(value: unknown, limit: number): number | null {
  let size = 0;
  // A list of what is left, not a recursion: a message may nest as deep as it likes.
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
