import { expect, it } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { FilingRequests } from '@/lib/filing-worker/filing-calls';
import { idleFiling } from '@/tests/support/idle-filing';
import { keepConnected } from './keep-connected';
import type { Connection } from './port-calls';

it('opens once, again after a loss, and not after other failures', async () => {
  const failures = [null, new Error('defect'), new ExpectedError('worker-stopped'), null];
  let opened = 0;
  const filing = keepConnected(async (): Promise<Connection<FilingRequests>> => {
    opened += 1;
    return {
      calls: {
        ...idleFiling,
        build: async () => {
          const failure = failures.shift();
          if (failure) throw failure;
          return [];
        },
      },
      close: () => undefined,
    };
  });
  expect(await filing.build([])).toEqual([]);
  await expect(filing.build([])).rejects.toThrow('defect');
  expect(opened).toBe(1);
  await expect(filing.build([])).rejects.toMatchObject({ code: 'worker-stopped' });
  expect(await filing.build([])).toEqual([]);
  expect(opened).toBe(2);
});

it('opens again after it could not be opened', async () => {
  let attempts = 0;
  const filing = keepConnected(async () => {
    if (attempts++ === 0) throw new ExpectedError('worker-stopped', 'no offscreen page');
    return { calls: idleFiling, close: () => undefined };
  });
  await expect(filing.suggest([])).rejects.toMatchObject({ code: 'worker-stopped' });
  await expect(filing.suggest([])).resolves.toEqual([]);
});
