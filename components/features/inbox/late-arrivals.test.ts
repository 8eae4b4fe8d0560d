import { expect, it } from 'vitest';
import { withLateArrivals } from './late-arrivals';

const items = (ids: string) => [...ids].map((id) => ({ id }));
const order = (natural: string, shown: string, focused?: string) =>
  withLateArrivals(items(natural), [...shown], focused)
    .map(({ id }) => id)
    .join('');

it('shows what was there first in its own order', () => {
  expect(order('abc', '')).toBe('abc');
});

it('puts what comes in where it belongs, but below what is in focus', () => {
  expect(order('xabc', 'abc', 'a')).toBe('axbc');
  expect(order('xyabc', 'abc', 'b')).toBe('abxyc');
  expect(order('abxc', 'abc', 'a')).toBe('abxc');
  expect(order('abcx', 'abc', 'c')).toBe('abcx');
});

it('keeps the order that was shown, without what is gone', () => {
  expect(order('xabc', 'axcb', 'x')).toBe('axcb');
  expect(order('bc', 'abc', 'b')).toBe('bc');
  expect(order('xbc', 'abc', undefined)).toBe('xbc');
});
