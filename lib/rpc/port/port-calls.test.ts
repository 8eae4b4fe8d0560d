import { describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId } from '@/lib/domain/ids';
import type { FilingRequests } from '@/lib/filing-worker/filing-calls';
import { idleFiling } from '@/tests/support/idle-filing';
import { answerCalls, callThrough } from './port-calls';

const requests: FilingRequests = {
  ...idleFiling,
  suggest: async (papers) =>
    papers.map(() => ({
      path: ['Agents'],
      topicId: 'unsorted',
      confidence: 0,
      choices: { topics: [], newTopic: null },
      outlierRank: null,
    })),
  place: async () => {
    throw new ExpectedError('model-unavailable', 'gone');
  },
  build: async () => {
    throw new Error('defect');
  },
};

function connected(served: FilingRequests = requests) {
  const { port1, port2 } = new MessageChannel();
  answerCalls(port2, served);
  return { connection: callThrough<FilingRequests>(port1), workerEnd: port2 };
}

describe('calls over a port', () => {
  it('return values, also when several are under way', async () => {
    const { connection } = connected();
    const met = { title: 'A', abstract: '', categories: [], keywords: [] };
    const [one, two] = await Promise.all([
      connection.calls.suggest([met]),
      connection.calls.suggest([met, met]),
    ]);
    expect([one.length, two.length]).toEqual([1, 2]);
    connection.close();
  });

  it('keep the code of expected errors and the words of others', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { connection } = connected();
    await expect(connection.calls.place(['arxiv:1' as PaperId])).rejects.toMatchObject({
      code: 'model-unavailable',
    });
    await expect(connection.calls.build([])).rejects.toThrow('defect');
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
    connection.close();
  });

  it.each(['constructor', '__proto__', 'toString', 'nonsense'])(
    'refuse %s, which is no call',
    async (name) => {
      const { connection } = connected();
      const ask = (connection.calls as unknown as Record<string, () => Promise<unknown>>)[name];
      await expect(ask?.()).rejects.toMatchObject({ code: 'invalid-message' });
      connection.close();
    },
  );

  it('may be returned from an async function', async () => {
    const { connection } = connected();
    expect(await (async () => connection.calls)()).toBe(connection.calls);
    connection.close();
  });

  it('reject when the other end goes, and when they are given up', async () => {
    const silent = { ...requests, suggest: () => new Promise<never>(() => undefined) };
    const first = connected(silent);
    const lost = first.connection.calls.suggest([]);
    first.workerEnd.close();
    await expect(lost).rejects.toMatchObject({ code: 'worker-stopped' });
    const second = connected(silent);
    const given = second.connection.calls.suggest([]);
    second.connection.close();
    await expect(given).rejects.toMatchObject({ code: 'worker-stopped' });
  });
});
