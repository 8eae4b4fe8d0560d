import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterReading } from './person-read-page';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function page() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const show = (visibilityState: string) => {
    document.visibilityState = visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { document: document as unknown as Document, show };
}

test('a page that is visible for half a minute counts as read, once', () => {
  const onRead = vi.fn();
  afterReading(page().document, onRead);
  vi.advanceTimersByTime(29_999);
  expect(onRead).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100_000);
  expect(onRead).toHaveBeenCalledTimes(1);
});

test('time in the background does not count; visible time before it does', () => {
  const onRead = vi.fn();
  const { document, show } = page();
  afterReading(document, onRead);
  vi.advanceTimersByTime(20_000);
  show('hidden');
  vi.advanceTimersByTime(100_000);
  expect(onRead).not.toHaveBeenCalled();
  show('visible');
  vi.advanceTimersByTime(10_000);
  expect(onRead).toHaveBeenCalledTimes(1);
});

test('a page that is left earlier does not count as read', () => {
  const onRead = vi.fn();
  afterReading(page().document, onRead)();
  vi.advanceTimersByTime(100_000);
  expect(onRead).not.toHaveBeenCalled();
});
