import { expect, it } from 'vitest';
import { isSecureAddress } from './secure-address';

it.each([
  ['https://cloud.example/dav/', true],
  ['HTTPS://cloud.example', true],
  ['http://127.0.0.1:8080/dav/', true],
  ['http://127.1/', true],
  ['http://2130706433/', true],
  ['http://localhost:5000/', true],
  ['http://dav.localhost/', true],
  ['http://[::1]/', true],
  ['http://cloud.example/dav/', false],
  ['http://192.168.1.20/dav/', false],
  ['http://nas.local/', false],
  ['http://127.0.0.1.example/', false],
  ['http://localhost.example/', false],
  ['http://notlocalhost/', false],
  ['http://user:127.0.0.1@cloud.example/', false],
])('%s: %s', (address, is) => {
  expect(isSecureAddress(address)).toBe(is);
});
