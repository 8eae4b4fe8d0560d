import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { libraryRequests } from '@/lib/library/requests';
import { tabRequests } from '@/lib/platform/tabs/requests';
import { syncRequests } from '@/lib/sync/requests';
import type { RequestDefinition } from './define-request';
import { createPageClient } from './page-client';
import { createPanelClient } from './panel-client';
import { requests } from './requests';

const { sendMessage, addListener, removeListener } = vi.hoisted(() => ({
  sendMessage: vi.fn(),
  addListener: vi.fn(),
  removeListener: vi.fn(),
}));
vi.mock('wxt/browser', () => ({
  browser: { runtime: { sendMessage, onMessage: { addListener, removeListener } } },
}));

const all = Object.entries(requests as Record<string, RequestDefinition<never>>);

/** A schema as a tree: what valibot keeps of what it is made of. */
interface SchemaNode {
  type: string;
  entries?: Record<string, SchemaNode>;
  item?: SchemaNode;
  wrapped?: SchemaNode;
  options?: SchemaNode[] | string[];
}

function nodesOf(node: SchemaNode): SchemaNode[] {
  const below = [
    ...Object.values(node.entries ?? {}),
    ...(node.options ?? []).filter((option) => typeof option === 'object'),
    ...[node.item, node.wrapped].filter((each) => each !== undefined),
  ];
  return [node, ...below.flatMap(nodesOf)];
}

describe('every request', () => {
  it.each(all)(
    '%s has a schema that drops unknown fields and lets nothing through unread',
    (_, { schema }) => {
      const nodes = nodesOf(schema as unknown as SchemaNode);
      expect(nodes[0]?.type).toBe('object');
      for (const { type } of nodes)
        expect(['any', 'unknown', 'custom', 'loose_object', 'object_with_rest', 'record']).not.toContain(
          type,
        );
    },
  );

  it.each(all)('%s is limited where content scripts may send it', (_, definition) => {
    expect(definition.from === 'page').toBe('perMinute' in definition);
    if (definition.from === 'page') {
      expect(definition.perMinute).toBeGreaterThan(0);
      expect(definition.longest).toBeGreaterThan(0);
      expect(definition.longest).toBeLessThan(10_000_000);
    }
  });

  it('drops what it does not name', () => {
    const { output } = v.safeParse(requests.lookUp.schema as GenericSchema, { papers: [], surplus: 1 });
    expect(output).toEqual({ papers: [] });
  });

  it('has a name of its own', () => {
    const names = [libraryRequests, syncRequests, tabRequests].flatMap(Object.keys);
    expect(names.toSorted()).toEqual(Object.keys(requests).toSorted());
  });
});

it('content scripts may send these requests and no others', () => {
  const names = all.filter(([, { from }]) => from === 'page').map(([name]) => name);
  expect(names.toSorted()).toEqual([
    'choices',
    'fileOnPage',
    'findTopics',
    'loadParts',
    'lookUp',
    'notInterested',
    'noteOnPage',
    'openPanel',
    'readOnPage',
    'readSites',
    'reportParser',
    'savePaper',
    'suggest',
    'undoOnPage',
  ]);
});

describe('clients', () => {
  beforeEach(() => vi.clearAllMocks());

  it('send every request by its name', async () => {
    const client = createPanelClient() as Record<string, (request: unknown) => Promise<unknown>>;
    for (const [name] of all) {
      sendMessage.mockResolvedValueOnce({ ok: true, value: name });
      expect(await client[name]?.({ of: name })).toEqual({ ok: true, value: name });
      expect(sendMessage).toHaveBeenLastCalledWith({ type: 'request', name, request: { of: name } });
    }
  });

  it('may be returned from an async function', async () => {
    const client = await (async () => createPanelClient())();
    expect((client as { then?: unknown }).then).toBeUndefined();
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('answer where the background does not', async () => {
    const unreachable = { ok: false, error: 'background-unreachable' };
    sendMessage.mockRejectedValueOnce(new Error('Extension context invalidated.'));
    expect(await createPageClient().readSites({})).toEqual(unreachable);
    sendMessage.mockResolvedValueOnce(undefined);
    expect(await createPageClient().readSites({})).toEqual(unreachable);
  });

  it('of pages hear what changed until they stop listening', () => {
    const heard = vi.fn();
    const stop = createPageClient().onMarksChanged(heard);
    const [listener] = addListener.mock.calls[0] ?? [];
    listener({ type: 'sitesChanged' });
    listener({ type: 'marksChanged', marks: { 'arxiv:1': { state: 'unsaved' } } });
    expect(heard.mock.calls).toEqual([[{ 'arxiv:1': { state: 'unsaved' } }]]);
    stop();
    expect(removeListener).toHaveBeenCalledWith(listener);
    expect(sendMessage).not.toHaveBeenCalled();
  });
});
