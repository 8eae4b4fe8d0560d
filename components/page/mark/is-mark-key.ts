/** Whether the event is a key without modifiers that is not typed into a field. */
export function isPlainKey({ ctrlKey, metaKey, altKey, isComposing, target }: KeyboardEvent): boolean {
  const isWriting =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  return !(ctrlKey || metaKey || altKey || isComposing || isWriting);
}

/** Whether the key belongs to the focused mark (`press-mark-key.ts`). */
export function isMarkKey(event: KeyboardEvent): boolean {
  return /^(Arrow\w+|[sn1-3])$/i.test(event.key) && !event.shiftKey && isPlainKey(event);
}
