/** What a story sees and touches: a tab, or the side panel. */
export interface View {
  goto(url: string): Promise<void>;
  /** Runs a function in the page and brings back its value; arguments and value must be JSON. */
  evaluate<Args extends unknown[], Value>(
    run: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value>;
  /** Waits for the first match and clicks in its middle, as a person does. */
  click(query: Query): Promise<void>;
  /** Types into the element that has the focus. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** The texts of all visible matches, as they are now. */
  texts(query: Query): Promise<string[]>;
  /** Waits for a visible match and answers with its text. */
  waitFor(query: Query, timeout?: number): Promise<string>;
  /** Writes what is seen as a PNG. */
  screenshot(path: string): Promise<void>;
  /** Uncaught exceptions and `console.error` lines, of the page and of our scripts in it, since it was opened. */
  errors(): Promise<string[]>;
  close(): Promise<void>;
}

/** Elements by CSS selector, in shadow trees too; `name` is a part of their label or text. */
export interface Query {
  css: string;
  name?: string;
}

export type Key = NamedKey | PlainKey;

type NamedKey = 'Enter' | 'Escape' | 'Tab' | 'F2' | 'Delete' | 'ArrowDown' | 'ArrowUp';
/** A key of one sign, which does what a shortcut does: `type` is for words. */
type PlainKey = '1' | '2' | '/' | 'c' | 'j' | 'm' | 'n' | 'p' | 'r' | 's';

/** The built extension in a running browser. */
export interface ExtensionBrowser {
  open(url: string): Promise<View>;
  /** A page of the extension in a tab of its own, by its path. */
  openExtensionPage(path: string): Promise<View>;
  /** The panel beside the page, once `click` has opened it; only where the remote control reaches it. */
  sidePanel?(click: () => Promise<void>): Promise<View>;
  /** Firefox's sidebar with the panel in it, opened as its menu does; it is read and not touched. */
  sidebar?(): Promise<Pick<View, 'texts' | 'waitFor'>>;
  /** Stops the background, as the browser does when it was idle; resolves once it is gone. */
  stopBackground(): Promise<void>;
  /** Cuts the network, or gives it back. */
  setOffline(offline: boolean): Promise<void>;
  /** Pulls the plug: no shutdown of any kind. The profile stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** An answer to a request of a page or of the extension. */
export interface WebAnswer {
  status?: number;
  contentType: string;
  body: string | Buffer;
}

/** What the web holds, by full address; `null` is a 404. There is no other network. */
export type Web = (url: string) => WebAnswer | null;

/**
 * The elements that a query means, in document order, in closed shadow trees too. Runs in the page, and so leans
 * on nothing outside of itself.
 */
export function findElements({ css, name }: Query): Element[] {
  // What browsers give to extensions alone: Chromium by `chrome.dom`, Firefox by a property.
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

/** Tries again and again until there is a value, and says what it waited for where there was none. */
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

/** Waits for a visible match and answers with its text, which may be empty. */
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

/** An expression that calls functions in a page. tsx wraps named functions in a helper that a page lacks. */
export function callInPage(body: string): string {
  return `((__name) => { ${body} })((named) => named)`;
}
