import { expect, it } from 'vitest';
import { CLOCK_DRIFT_MS, type HybridTime, nextTime } from './hybrid-clock';

const NOW = 1_800_000_000_000;

it('orders acts, even if the clock stops or is set back between them', () => {
  const clock = [NOW, NOW, NOW - 5, NOW + 3, NOW - CLOCK_DRIFT_MS + 3, NOW + 4];
  const times: HybridTime[] = [];
  for (const now of clock) times.push(nextTime(now, times.at(-1) ?? null));
  expect(times.toSorted((a, b) => a.at - b.at || a.tick - b.tick)).toEqual(times);
  expect(new Set(times.map(({ at, tick }) => `${at} ${tick}`)).size).toBe(clock.length);
  expect(times.at(-1)).toEqual({ at: NOW + 4, tick: 0 });
});

it('follows the clock of the device again if the last act was dated far ahead', () => {
  const ahead = { at: NOW + CLOCK_DRIFT_MS + 1, tick: 7 };
  expect(nextTime(NOW, ahead)).toEqual({ at: NOW, tick: 0 });
});
