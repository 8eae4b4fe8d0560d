import { expect, it } from 'vitest';
import { defaultSitePreferences, isSiteOff, SITES_PAUSE_MS } from './site-preferences';

const now = Date.UTC(2026, 10, 28);
const isOff = (pausedUntil: number) =>
  isSiteOff({ ...defaultSitePreferences, pausedUntil }, 'arxiv.org', now);

it('a pause lasts at most an hour, even if the clock is set back', () => {
  expect([isOff(0), isOff(now), isOff(now + 1), isOff(now + SITES_PAUSE_MS)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(isOff(now + SITES_PAUSE_MS + 1)).toBe(false);
  expect(isOff(now + 365 * 24 * SITES_PAUSE_MS)).toBe(false);
});
