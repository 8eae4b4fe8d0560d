import { describe, expect, it } from 'vitest';
import { paperAt, reference } from '@/tests/support/small-reference';

describe('ReferenceTopics', () => {
  it('matches a paper with the topic at its vector and with the topics above that', () => {
    const match = reference.match(paperAt(1, 'a'));
    expect(match[1]).toBeGreaterThan(0.9);
    expect(match[0]).toBeGreaterThanOrEqual(match[1] as number);
    expect([0, 3, 6].reduce((sum, row) => sum + (match[row] as number), 0)).toBeCloseTo(1);
  });

  it('decides between similar topics by a phrase in the title', () => {
    const between = { ...paperAt(0, 'a'), vector: Float32Array.of(0, 1, 1, 0, 0, 0, 0) };
    const match = (title: string) => reference.match({ ...between, title });
    expect(match('A study')[1]).toBeCloseTo(match('A study')[2] as number);
    expect(match('Legged locomotion')[2]).toBeGreaterThan(0.9);
    expect(match('Robot hands')[1]).toBeGreaterThan(0.9);
  });

  it('prefers the topic whose field the title names too, if the title contains phrases of two topics', () => {
    const between = { ...paperAt(0, 'a'), vector: Float32Array.of(0, 1, 0, 0, 1, 0, 0) };
    const match = (title: string) => reference.match({ ...between, title });
    const neither = match('A chess opening for grasping');
    expect(neither[1]).toBeCloseTo(neither[4] as number);
    expect(match('A chess opening for grasping robots')[1]).toBeGreaterThan(0.8);
  });

  it('returns zeros for a vector of another model, and finite numbers for a vector of zeros', () => {
    expect(reference.match({ vector: new Float32Array(3), title: '', abstract: '' })).toEqual(
      new Float64Array(7),
    );
    const match = reference.match({ vector: new Float32Array(7), title: '', abstract: '' });
    expect(match.every(Number.isFinite)).toBe(true);
  });
});
