/** Whether the event is a plain key that nobody is writing with. */
export function isPlainKey({ ctrlKey, metaKey, altKey, isComposing, target }: KeyboardEvent): boolean {
  const isWriting =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  return !(ctrlKey || metaKey || altKey || isComposing || isWriting);
}

/** Whether the event is a key of the mark that has the focus (`press-mark-key.ts`). */
export function isMarkKey(event: KeyboardEvent): boolean {
  return /^(Arrow\w+|[sn1-3])$/i.test(event.key) && !event.shiftKey && isPlainKey(event);
}
