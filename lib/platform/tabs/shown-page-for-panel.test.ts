import { beforeEach, expect, it, vi } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import { followPage } from './shown-page-for-panel';
import { offerPage } from './shown-page-in-content-script';

type Listener = (value: never) => void;

/** One end of a port: what is posted at the other end is heard here. */
interface PortEnd {
  name: string;
  heard: Listener[];
  gone: Listener[];
  other: PortEnd;
  onMessage: { addListener(listener: Listener): void };
  onDisconnect: { addListener(listener: Listener): void };
  postMessage(message: unknown): void;
  disconnect(): void;
}

function portEnd(): PortEnd {
  const heard: Listener[] = [];
  const gone: Listener[] = [];
  return {
    ...{ name: 'shown-page', heard, gone, other: null as unknown as PortEnd },
    onMessage: { addListener: (listener) => void heard.push(listener) },
    onDisconnect: { addListener: (listener) => void gone.push(listener) },
    postMessage(message: unknown) {
      const sent = JSON.parse(JSON.stringify(message)) as never;
      // As in a browser, in a later turn.
      queueMicrotask(() => {
        for (const listener of this.other.heard) listener(sent);
      });
    },
    disconnect() {
      for (const listener of this.other.gone) listener(undefined as never);
    },
  };
}

const { tabs, offers, activated } = vi.hoisted(() => ({
  /** The tab in front. */
  tabs: { active: 1 },
  /** What listens in each tab. */
  offers: new Map<number, Listener[]>(),
  activated: [] as (() => void)[],
}));
let scriptIn = 1;

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      onConnect: {
        addListener: (listener: Listener) =>
          offers.set(scriptIn, [...(offers.get(scriptIn) ?? []), listener]),
        removeListener: () => offers.delete(scriptIn),
      },
    },
    tabs: {
      query: async () => [{ id: tabs.active }],
      connect(tab: number) {
        const [own, other] = [portEnd(), portEnd()];
        [own.other, other.other] = [other, own];
        const listening = offers.get(tab);
        queueMicrotask(() => {
          if (!listening) other.disconnect();
          for (const listener of listening ?? []) listener(other as never);
        });
        return own;
      },
      onActivated: {
        addListener: (listener: () => void) => activated.push(listener),
        removeListener: vi.fn(),
      },
      onUpdated: { addListener: vi.fn(), removeListener: vi.fn() },
    },
  },
}));

beforeEach(() => {
  offers.clear();
  activated.length = 0;
  tabs.active = 1;
  scriptIn = 1;
});

const one = makePaper('2401.00001');
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

it('hears what the page in front shows, whichever was there first, and follows from tab to tab', async () => {
  const offered = offerPage();
  const pages = vi.fn();
  followPage(pages);
  await nextTask();
  expect(pages).toHaveBeenLastCalledWith(null);
  offered.show({ key: 'one', read: () => ({ kind: 'single', papers: [one] }) });
  await nextTask();
  expect(pages).toHaveBeenLastCalledWith({ kind: 'single', papers: [one] });

  // A script that comes late, as in Firefox.
  tabs.active = 3;
  for (const listener of activated) listener();
  await nextTask();
  scriptIn = 3;
  offerPage().show({ key: 'late', read: () => ({ kind: 'single', papers: [one] }) });
  await vi.waitFor(() => expect(pages).toHaveBeenLastCalledWith({ kind: 'single', papers: [one] }), 5_000);

  tabs.active = 2;
  for (const listener of activated) listener();
  await nextTask();
  expect(pages).toHaveBeenLastCalledWith(null);
});

it('is not told again of the same papers, nor are they read where nobody listens', async () => {
  const offered = offerPage();
  const read = vi.fn(() => ({ kind: 'list' as const, papers: [one] }));
  offered.show({ key: 'one', read });
  expect(read).not.toHaveBeenCalled();
  const pages = vi.fn();
  followPage(pages);
  await nextTask();
  offered.show({ key: 'one', read });
  await nextTask();
  expect(pages.mock.calls).toEqual([[{ kind: 'list', papers: [one] }]]);
});

it('takes nothing from a page that is not a paper', async () => {
  const offered = offerPage();
  const papers = [{ ...one, title: 7 }, null, { ...one, pageUrl: 'javascript:alert(1)' }, one] as never[];
  offered.show({ key: 'bad', read: () => ({ kind: 'list', papers }) });
  const pages = vi.fn();
  followPage(pages);
  await nextTask();
  expect(pages).toHaveBeenLastCalledWith({ kind: 'list', papers: [one] });
  offered.show({ key: 'worse', read: () => ({ kind: 'other', papers }) as never });
  await nextTask();
  expect(pages).toHaveBeenLastCalledWith(null);
});
