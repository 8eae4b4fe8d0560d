import { expect, it } from 'vitest';
import { webAddress } from './web-address';

it('accepts web addresses and nothing else', () => {
  expect(webAddress('https://arxiv.org/abs/2401.00001')).toBe('https://arxiv.org/abs/2401.00001');
  expect(webAddress('http://example.org/a')).toBe('http://example.org/a');
  for (const address of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc',
    '/abs',
    '',
  ]) {
    expect(webAddress(address)).toBeUndefined();
  }
  expect(webAddress(undefined)).toBeUndefined();
});
