import { describe, expect, it } from 'vitest';
import { paperAt, reference } from '@/tests/support/small-reference';
import { nameTopics } from './name-topics';

const group = (row: number, title: string, count = 3) =>
  Array.from({ length: count }, (_, i) => paperAt(row, `${row}-${i}`, `${title} ${i}`));

describe('names of the reference', () => {
  it('name the groups whose papers are about them', () => {
    const groups = [group(1, 'Deep hands'), group(4, 'Deep moves')];
    expect(nameTopics(groups, { reference })).toEqual(['Grasping', 'Chess']);
    expect(nameTopics(groups)).toEqual(['Deep Hands', 'Deep Moves']);
  });

  it('are not given if all groups share them, a second time, or if the tree has them', () => {
    const both = [group(1, 'Soft hands'), group(1, 'Hard hands')];
    expect(nameTopics(both, { reference })).not.toContain('Grasping');
    const groups = [group(1, 'Soft hands'), group(4, 'Deep moves')];
    expect(nameTopics(groups, { reference, avoid: ['grasping'] })).toEqual(['Soft Hands', 'Chess']);
  });

  it('are more specific than a whole field', () => {
    expect(nameTopics([group(0, 'Soft robots'), group(4, 'Moves')], { reference })[0]).toBe('Soft Robots');
  });
});
