import { expect, it, vi } from 'vitest';
import type { Embedder } from '@/lib/embedding/embedder';
import { chooseDevice, type RuntimeDevice } from './choose-device';

const texts = ['one', 'two'];
const yes = async () => true;

let clock = 0;
vi.spyOn(performance, 'now').mockImplementation(() => clock);

/** An embedder whose calls take this many milliseconds. */
function taking(device: RuntimeDevice, milliseconds: number): Embedder {
  return {
    model: { id: 'some', revision: '1', dimensions: 1, titles: 1 },
    device,
    async embed(some) {
      clock += milliseconds;
      return some.map(() => Float32Array.of(1));
    },
  };
}

it('chooses the faster device', async () => {
  const slowGpu = await chooseDevice(
    async (device) => taking(device, device === 'webgpu' ? 80 : 1),
    texts,
    yes,
  );
  expect(slowGpu).toEqual({ device: 'wasm', millisecondsPerText: { wasm: 0.5, webgpu: 40 } });
  const fastGpu = await chooseDevice(
    async (device) => taking(device, device === 'webgpu' ? 1 : 80),
    texts,
    yes,
  );
  expect(fastGpu.device).toBe('webgpu');
});

it('measures nothing if there is no WebGPU', async () => {
  const load = () => Promise.reject(new Error('must not be loaded'));
  expect(await chooseDevice(load, texts, async () => false)).toEqual({
    device: 'wasm',
    millisecondsPerText: {},
  });
});

it('chooses WASM if WebGPU fails', async () => {
  const load = async (device: RuntimeDevice) => {
    if (device === 'webgpu') throw new Error('device lost');
    return taking(device, 1);
  };
  const choice = await chooseDevice(load, texts, yes);
  expect(choice.device).toBe('wasm');
  expect(choice.millisecondsPerText.webgpu).toBeUndefined();
});
