import { browser } from 'wxt/browser';

/**
 * How long a content script may act: until a newer one starts in the page, or the extension is updated or removed under
 * it. The build puts it in the place of wxt's own (wxt.config.ts), which is five times as large by timers and a watcher
 * of addresses that we have no use for.
 */
export class ContentScriptContext {
  private readonly over = new AbortController();

  /** @param name of the content script: those of other pages are left alone. */
  constructor(name: string) {
    // As wxt calls it: a script that an earlier version left hears it.
    const started = `${browser.runtime.id}:${name}:wxt:content-script-started`;
    const id = crypto.randomUUID();
    const detail = { contentScriptName: name, messageId: id };
    document.dispatchEvent(new CustomEvent(started, { detail }));
    const onStarted = (event: Event) => {
      const { contentScriptName, messageId } = (event as CustomEvent<typeof detail | null>).detail ?? {};
      if (contentScriptName === name && messageId !== id) this.over.abort();
    };
    document.addEventListener(started, onStarted, { signal: this.over.signal });
  }

  get isValid(): boolean {
    // Where the extension is gone, nothing of it has an id any more.
    if (browser.runtime?.id === undefined) this.over.abort();
    return !this.over.signal.aborted;
  }

  /** Calls it once, when the script may act no longer. */
  onInvalidated(listener: () => void): void {
    this.over.signal.addEventListener('abort', listener);
  }
}
