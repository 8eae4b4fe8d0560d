/** A tab or the side panel, as a story uses it. */
export interface View {
  goto(url: string): Promise<void>;
  /** Runs a function in the page and returns its value; arguments and value must be JSON. */
  evaluate<Args extends unknown[], Value>(
    run: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value>;
  /** Waits for the first match and clicks in its middle, as a person does. */
  click(query: Query): Promise<void>;
  /** Types into the element that has the focus. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** The texts of all matches that are visible now. */
  texts(query: Query): Promise<string[]>;
  /** Waits for a visible match and returns its text. */
  waitFor(query: Query, timeout?: number): Promise<string>;
  /** Saves a PNG of what is visible. */
  screenshot(path: string): Promise<void>;
  /** Uncaught exceptions and `console.error` messages of the page and of our scripts in it, since it was opened. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

/** Elements by CSS selector, also in shadow trees; `name` is a part of their label or text. */
export interface Query {
  css: string;
  name?: string;
}

export type Key = NamedKey | PlainKey;

type NamedKey = 'Enter' | 'Escape' | 'Tab' | 'F2' | 'Delete' | 'ArrowDown' | 'ArrowUp';
/** A key with one character, pressed as a shortcut; `type` is for words. */
type PlainKey = '1' | '2' | '/' | 'c' | 'j' | 'm' | 'n' | 'p' | 'r' | 's';

/** A running browser with the built extension. */
export interface ExtensionBrowser {
  open(url: string): Promise<View>;
  /** Opens a page of the extension, given by its path, in a new tab. */
  openExtensionPage(path: string): Promise<View>;
  /** The panel beside the page, after `click` has opened it; only if the remote control can reach it. */
  sidePanel?(click: () => Promise<void>): Promise<View>;
  /** Firefox's sidebar with the panel, opened as its menu does; stories can read it but not use it. */
  sidebar?(): Promise<Pick<View, 'texts' | 'waitFor'>>;
  /** Stops the background, as the browser does when it is idle; resolves once it has stopped. */
  stopBackground(): Promise<void>;
  /** Disconnects or reconnects the network. */
  setOffline(offline: boolean): Promise<void>;
  /** Kills the browser without any shutdown. The profile is kept. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** An answer to a request of a page or of the extension. */
export interface WebAnswer {
  status?: number;
  contentType: string;
  body: string | Buffer;
}

/** The answers of the web, by full address; `null` is a 404. No other network is available. */
export type Web = (url: string) => WebAnswer | null;

/**
 * The elements that match a query, in document order, also in closed shadow trees. It runs in the page, so it must not
 * use anything outside itself.
 */
export function findElements({ css, name }: Query): Element[] {
  // APIs that browsers give only to extensions: in Chromium `chrome.dom`, in Firefox a property.
  const { chrome } = globalThis as unknown as {
    chrome?: { dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } };
  };
  const shadowOf = (element: Element & { openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null =>
    element.openOrClosedShadowRoot ??
    (element instanceof HTMLElement ? chrome?.dom?.openOrClosedShadowRoot(element) : null) ??
    element.shadowRoot;

  const found: Element[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      const label = `${element.getAttribute('aria-label') ?? ''} ${element.textContent}`;
      if (
        element.matches(css) &&
        element.checkVisibility({ visibilityProperty: true }) &&
        (name === undefined || label.replace(/\s+/g, ' ').includes(name))
      )
        found.push(element);
      const shadow = shadowOf(element);
      if (shadow) visit(shadow);
    }
  };
  visit(document);
  return found;
}

/** Calls a function repeatedly until it returns a value; after the timeout, throws an error that names the goal. */
export async function until<Value>(
  what: string,
  attempt: () => Promise<Value | null | undefined | false>,
  timeout = 15_000,
): Promise<Value> {
  const end = Date.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      const value = await attempt();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** Waits for a visible match and returns its text, which may be empty. */
export async function waitForText(texts: View['texts'], query: Query, timeout?: number): Promise<string> {
  const [text = ''] = await until(
    JSON.stringify(query),
    async () => {
      const found = await texts(query);
      return found.length > 0 && found;
    },
    timeout,
  );
  return text;
}

/** An expression that calls functions in a page. tsx wraps named functions in a helper that pages do not have. */
export function callInPage(body: string): string {
  return `((__name) => { ${body} })((named) => named)`;
}
