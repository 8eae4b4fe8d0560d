import type { ReferenceTopic } from '@/lib/engine/reference/reference-topics';

/** Levels of the reference. */
const DEEPEST = 3;

/**
 * The topics of an outline: two spaces a level, `Name | phrase; phrase`. The name is a phrase too, unless it is between
 * square brackets.
 * @throws Error that names the line: a level left out or too deep, a name that another topic has.
 */
export function readTopics(outline: string): ReferenceTopic[] {
  const topics: ReferenceTopic[] = [];
  /** The last row of each level. */
  const open: number[] = [];
  const names = new Set<string>();
  for (const [index, line] of outline.split('\n').entries()) {
    if (!line.trim() || line.startsWith('#')) continue;
    const fail = (what: string) => new Error(`Line ${index + 1}, ${what}: ${line.trim()}`);
    const depth = (line.length - line.trimStart().length) / 2;
    if (depth > open.length || depth >= DEEPEST || !Number.isInteger(depth)) throw fail('wrong level');
    const [head = '', list = ''] = line.split('|').map((part) => part.trim());
    const [, general] = /^\[(.+)\]$/.exec(head) ?? [];
    const name = general ?? head;
    if (names.has(name.toLowerCase())) throw fail('name used twice');
    names.add(name.toLowerCase());
    const phrases = list.split(';').flatMap((phrase) => phrase.trim() || []);
    open.length = depth;
    open.push(topics.length);
    topics.push({
      name,
      parent: open[depth - 1] ?? null,
      phrases: general === undefined ? [name, ...phrases] : phrases,
    });
  }
  return topics;
}
