/** Visible time in milliseconds after which a paper counts as read: longer than a glance at an abstract takes. */
const A_WHILE = 30_000;

/** Calls `onRead` once the page was visible for that long in total; returns a function that stops it. */
export function afterReading(document: Document, onRead: () => void): () => void {
  let read = 0;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onVisibility = () => {
    clearTimeout(timer);
    if (since > 0) read += Date.now() - since;
    since = 0;
    if (document.visibilityState !== 'visible') return;
    since = Date.now();
    timer = setTimeout(() => {
      stop();
      onRead();
    }, A_WHILE - read);
  };
  function stop() {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  }
  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return stop;
}
