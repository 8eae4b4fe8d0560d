import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReferenceTopics } from '@/lib/engine';
import { writeReferenceTopics } from '@/lib/engine/reference/reference-topics-file';
import { readTopics } from '@/training/reference-topics/read-topics';

const outline = readFileSync('training/reference-topics/topics.txt', 'utf8');
const folder = 'public/models/papertree-static/';
const file = readFileSync(`${folder}reference-topics.json`, 'utf8');

describe('the bundled reference topics', () => {
  it('are those of the outline, with a vector of 256 bytes each, in 800 kB at most', () => {
    expect(file).toBe(writeReferenceTopics(readTopics(outline)));
    const { size } = statSync(`${folder}reference-topics.bin`);
    expect(size).toBe(readReferenceTopics(file).length * 256);
    expect(size + file.length).toBeLessThan(800_000);
  });

  it('have names that say what they are about, below whatever topic', () => {
    const topics = readReferenceTopics(file);
    for (const { name, parent, phrases } of topics) {
      expect(name.length).toBeLessThanOrEqual(60);
      expect(phrases.length, name).toBeGreaterThan(0);
      const above = topics[parent ?? -1]?.name;
      expect(name.toLowerCase()).not.toBe(above?.toLowerCase());
    }
  });
});

describe('readTopics', () => {
  it('reads levels, names and phrases', () => {
    expect(readTopics('# remark\n[Games] | play; game\n  Chess | opening\n\n  Cards')).toEqual([
      { name: 'Games', parent: null, phrases: ['play', 'game'] },
      { name: 'Chess', parent: 0, phrases: ['Chess', 'opening'] },
      { name: 'Cards', parent: 0, phrases: ['Cards'] },
    ]);
  });

  it.each([
    ['a level left out', 'A\n    B', 'Line 2, wrong level: B'],
    ['a fourth level', 'A\n  B\n    C\n      D', 'Line 4, wrong level: D'],
    ['half a level', 'A\n B', 'Line 2, wrong level: B'],
    ['a name used twice', 'A\n  a | x', 'Line 2, name used twice: a | x'],
  ])('refuses %s', (_, text, error) => {
    expect(() => readTopics(text)).toThrow(error);
  });
});
