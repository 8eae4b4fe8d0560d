/** Observes changes of the page. */
export interface PageChanges {
  /** Ignores all changes up to now, since our own drawing is no change by the page. */
  ignorePending(): void;
  stop(): void;
}

interface PageChangesListeners {
  /** Called when text, links or elements changed. */
  onContent(): void;
  /** Called when the page or the browser may have changed between light and dark. */
  onScheme(): void;
  /**
   * Called when the page was restored from the browser's back/forward cache: it has missed all notifications since it
   * was left.
   */
  onRestored(): void;
}

export function followPageChanges(
  document: Document,
  { onContent, onScheme, onRestored }: PageChangesListeners,
): PageChanges {
  const stopping = new AbortController();
  const { signal } = stopping;
  const content = new MutationObserver(onContent);
  const schemes = new MutationObserver(onScheme);
  const root = document.documentElement;

  content.observe(document.body ?? root, {
    childList: true,
    characterData: true,
    attributeFilter: ['href', 'data-props'],
    subtree: true,
  });
  for (const element of [root, document.body]) if (element) schemes.observe(element, { attributes: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onScheme, { signal });
  // Style sheets that load late, and colours that fade from one scheme to the other.
  document.addEventListener('load', ({ target }) => isStyle(target) && onScheme(), { capture: true, signal });
  document.addEventListener('transitionend', ({ propertyName }) => propertyName === 'color' && onScheme(), {
    signal,
  });
  if (document.head) schemes.observe(document.head, { childList: true });
  window.addEventListener('pageshow', ({ persisted }) => persisted && onRestored(), { signal });

  return {
    ignorePending: () => void content.takeRecords(),
    stop() {
      stopping.abort();
      content.disconnect();
      schemes.disconnect();
    },
  };
}

function isStyle(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('link, style');
}
