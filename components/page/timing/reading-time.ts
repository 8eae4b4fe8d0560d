/** Milliseconds in sight after which a paper counts as read for a while: more than a glance at an abstract takes. */
const A_WHILE = 30_000;

/** Calls once the page was in sight for a while, all in all; returns a function that stops it. */
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
