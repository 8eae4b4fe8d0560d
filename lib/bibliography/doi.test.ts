import { expect, test } from 'vitest';
import { parseDoi } from './doi';

test.each([
  ['10.1000/XYZ.1', '10.1000/xyz.1'],
  ['https://doi.org/10.1000/xyz', '10.1000/xyz'],
  ['doi:10.1103/PhysRevD.59.046005', '10.1103/physrevd.59.046005'],
  ['10.1000/first 10.1000/second', '10.1000/first'],
  ['doi: 10.1000/XYZ', '10.1000/xyz'],
  ['info:doi/10.1000/xyz', '10.1000/xyz'],
  ['https://www.doi.org/10.1000/a%3C1%3E', '10.1000/a<1>'],
  ['https://doi-org.proxy.example.edu/10.1000/xyz', '10.1000/xyz'],
  ['10.1000/100%', '10.1000/100%'],
  ['10.48550/arXiv.2401.00001', undefined],
  ['javascript:alert(1)', undefined],
  ['10.1000/', undefined],
  ['', undefined],
])('%s', (raw, expected) => {
  expect(parseDoi(raw)).toBe(expected);
});
