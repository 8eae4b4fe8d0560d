import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { type ActEvent, ChangeFeed, type FeedEvent } from './change-feed';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function listen(feed: ChangeFeed): FeedEvent[] {
  const told: FeedEvent[] = [];
  feed.subscribe((event) => told.push(event));
  return told;
}

function actEvent(act: string, papers: string[], topics: string[] = []): ActEvent {
  const touched = { papers: papers as PaperId[], topics: topics as TopicId[] };
  const of = { act: act as ActId, kind: 'import', madeBy: 'person' } as const;
  return { type: 'act', ...of, touched, repathed: topics as TopicId[] };
}

it('tells the parts of an act together, once it is at its end', () => {
  const feed = new ChangeFeed();
  const told = listen(feed);
  feed.publish(actEvent('a', ['1', '2'], ['x']), true);
  feed.publish(actEvent('a', ['2', '3'], ['y']), true);
  expect(told).toEqual([]);
  feed.publish(actEvent('a', ['4']));
  expect(told).toEqual([actEvent('a', ['1', '2', '3', '4'], ['x', 'y'])]);
  vi.runAllTimers();
  expect(told).toHaveLength(1);
});

it('tells what was written of an act that goes on, or has stopped, after half a second', () => {
  const feed = new ChangeFeed();
  const told = listen(feed);
  feed.publish(actEvent('a', ['1']), true);
  vi.advanceTimersByTime(400);
  feed.publish(actEvent('a', ['2']), true);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([actEvent('a', ['1', '2'])]);
  feed.publish(actEvent('a', ['3']), true);
  vi.advanceTimersByTime(500);
  expect(told.slice(1)).toEqual([actEvent('a', ['3'])]);
});

it('keeps the order of the acts, and holds back nothing but parts', () => {
  const feed = new ChangeFeed();
  const told = listen(feed);
  feed.publish(actEvent('a', ['1']), true);
  feed.publish({ type: 'setting', key: 'importing' });
  feed.publish(actEvent('b', ['9']));
  feed.publish(actEvent('a', ['2']));
  expect(told).toEqual([
    { type: 'setting', key: 'importing' },
    actEvent('a', ['1']),
    actEvent('b', ['9']),
    actEvent('a', ['2']),
  ]);
});
