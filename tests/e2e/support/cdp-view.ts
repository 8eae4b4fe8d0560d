import { writeFile } from 'node:fs/promises';
import { callInPage, findElements, type Key, type Query, until, type View, waitForText } from './view';

/** A connection to one target over Chromium's DevTools Protocol. */
export interface CdpLine {
  // biome-ignore lint/suspicious/noExplicitAny: the protocol's answers are as many as its methods
  send(method: string, params?: Record<string, unknown>): Promise<any>;
  on(event: string, listener: (params: never) => void): void;
  close(): Promise<void>;
}

const keyCodes: Partial<Record<Key, number>> = {
  Enter: 13,
  Escape: 27,
  Tab: 9,
  F2: 113,
  Delete: 46,
  ArrowDown: 40,
  ArrowUp: 38,
};

/** A view that can also run code in the world of our content scripts. */
export interface ChromiumView extends View {
  /** Like `evaluate`, in the world of our content scripts; the page must have one. */
  evaluateInOurWorld: View['evaluate'];
}

/** Milliseconds without movement after which an element counts as at rest. */
const STILL_MS = 100;
/**
 * Milliseconds before a mark of ours takes clicks: `CLICKABLE_AFTER_MS` and the time that the browser needs to report
 * visibility.
 */
const SEEN_MS = 800;

/** A tab or the side panel of Chromium. For the protocol both are pages; Playwright does not know the panel. */
export async function cdpView(line: CdpLine, extensionId: string): Promise<ChromiumView> {
  const errors: string[] = [];
  line.on('Runtime.exceptionThrown', ({ exceptionDetails }: { exceptionDetails: ExceptionDetails }) =>
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  line.on('Runtime.consoleAPICalled', (call: { type: string; args: RemoteObject[] }) => {
    if (call.type === 'error')
      errors.push(call.args.map((arg) => arg.description ?? String(arg.value)).join(' '));
  });
  /** The world of our content scripts in the present page; it can see into closed shadow trees. */
  let ourWorld: number | undefined;
  line.on('Runtime.executionContextsCleared', () => {
    ourWorld = undefined;
  });
  line.on('Runtime.executionContextCreated', ({ context }: { context: ExecutionContext }) => {
    if (context.origin === `chrome-extension://${extensionId}` && context.auxData?.type === 'isolated')
      ourWorld = context.id;
  });
  await line.send('Page.enable');
  await line.send('Runtime.enable');

  async function run<Value>(
    expression: string,
    options: { inOurWorld?: boolean; returnByValue?: boolean } = {},
  ): Promise<Value> {
    const { inOurWorld = false, returnByValue = true } = options;
    const { result, exceptionDetails } = await line.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue,
      ...(inOurWorld && ourWorld !== undefined && { contextId: ourWorld }),
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return returnByValue ? result.value : result.objectId;
  }

  const texts = (query: Query): Promise<string[]> =>
    run(
      callInPage(
        `return (${findElements})(${JSON.stringify(query)}).map((element) => (element.innerText ?? element.textContent).trim())`,
      ),
      { inOurWorld: true },
    );

  /** Moves the pointer to the middle of the first match; `null` if it was not at rest. */
  async function pointAt(query: Query): Promise<Point | null> {
    const before = await middleOf(query);
    if (!before) return null;
    await line.send('Input.dispatchMouseEvent', { x: before.x, y: before.y, type: 'mouseMoved' });
    await new Promise((resolve) => setTimeout(resolve, before.isMark ? SEEN_MS : STILL_MS));
    const after = await middleOf(query);
    return before.x === after?.x && before.y === after.y ? { x: after.x, y: after.y } : null;
  }

  async function middleOf(query: Query): Promise<(Point & { isMark: boolean }) | null> {
    const objectId = await run<string | undefined>(
      callInPage(`return (${findElements})(${JSON.stringify(query)})[0]`),
      { inOurWorld: true, returnByValue: false },
    );
    if (!objectId) return null;
    await line.send('DOM.scrollIntoViewIfNeeded', { objectId });
    const { quads } = await line.send('DOM.getContentQuads', { objectId });
    const [x1, y1, , , x3, y3] = quads[0];
    const { result } = await line.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: 'function () { return this.getRootNode() instanceof ShadowRoot; }',
      returnByValue: true,
    });
    return { x: (x1 + x3) / 2, y: (y1 + y3) / 2, isMark: result.value };
  }

  return {
    async goto(url) {
      const { errorText } = await line.send('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await until(`${url} to load`, () => run(`document.readyState === 'complete'`));
    },
    evaluate: (call, ...args) => run(callInPage(`return (${call})(...${JSON.stringify(args)})`)),
    evaluateInOurWorld: (call, ...args) =>
      run(callInPage(`return (${call})(...${JSON.stringify(args)})`), { inOurWorld: true }),
    async click(query) {
      const at = await until(`something to click: ${JSON.stringify(query)}`, () => pointAt(query));
      const click = { ...at, button: 'left', clickCount: 1 };
      // Sent together: if the element under the pointer moved between the two events, there would be no click.
      await Promise.all([
        line.send('Input.dispatchMouseEvent', { ...click, type: 'mousePressed' }),
        line.send('Input.dispatchMouseEvent', { ...click, type: 'mouseReleased' }),
      ]);
    },
    type: (text) => line.send('Input.insertText', { text }),
    async press(key) {
      const event = {
        key,
        code: key,
        windowsVirtualKeyCode: keyCodes[key] ?? key.toUpperCase().charCodeAt(0),
        ...(key === 'Enter' && { text: '\r' }),
      };
      await line.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown' });
      await line.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
    },
    texts,
    waitFor: (query, timeout) => waitForText(texts, query, timeout),
    async screenshot(path) {
      const { data } = await line.send('Page.captureScreenshot', { format: 'png' });
      await writeFile(path, Buffer.from(data, 'base64'));
    },
    errors: async () => [...errors],
    close: () => line.close(),
  };
}

interface Point {
  x: number;
  y: number;
}

interface ExecutionContext {
  id: number;
  origin: string;
  auxData?: { type: string };
}

interface RemoteObject {
  value?: unknown;
  description?: string;
}

interface ExceptionDetails {
  text: string;
  exception?: RemoteObject;
}
