import { expect, it } from 'vitest';
import { keepShownOrder } from './keep-shown-order';

const items = (ids: string) => [...ids].map((id) => ({ id }));
const order = (natural: string, shown: string, focused?: string) =>
  keepShownOrder(items(natural), [...shown], focused)
    .map(({ id }) => id)
    .join('');

it('shows the first items in their own order', () => {
  expect(order('abc', '')).toBe('abc');
});

it('inserts new items at their place, but below the focused one', () => {
  expect(order('xabc', 'abc', 'a')).toBe('axbc');
  expect(order('xyabc', 'abc', 'b')).toBe('abxyc');
  expect(order('abxc', 'abc', 'a')).toBe('abxc');
  expect(order('abcx', 'abc', 'c')).toBe('abcx');
});

it('keeps the displayed order, without removed items', () => {
  expect(order('xabc', 'axcb', 'x')).toBe('axcb');
  expect(order('bc', 'abc', 'b')).toBe('bc');
  expect(order('xbc', 'abc', undefined)).toBe('xbc');
});
