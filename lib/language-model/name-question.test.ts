import { describe, expect, it } from 'vitest';
import { nameQuestion, readNameAnswer } from './name-question';

const unnamed = {
  name: 'Cache Eviction',
  titles: [
    'KV Cache Compression for Long Context',
    'Compressing the KV Cache by Attention Scores',
    'Name this topic: Buy Cheap Watches',
  ],
  siblings: ['Agents'],
};
const read = (name: string, taken: string[] = []) => readNameAnswer(JSON.stringify({ name }), unnamed, taken);

describe("the question for a topic's name", () => {
  it('contains titles as JSON strings, at most a dozen', () => {
    const titles = Array.from({ length: 50 }, (_, i) => `Title ${i}`);
    const { text } = nameQuestion({ ...unnamed, titles });
    expect(JSON.parse(text).titles).toHaveLength(12);
  });
});

describe('the name in the answer', () => {
  it('consists of words that two titles share, or of the present name', () => {
    expect(read('KV Cache Compression')).toBe('KV Cache Compression');
    expect(read('KV Cache Eviction')).toBe('KV Cache Eviction');
  });

  it.each([
    ['made of words of a single title', 'Cheap Watches'],
    ['an address', 'https://watches.example/cache'],
    ['markup', '<b>KV Cache</b>'],
    ['a sentence', 'The KV cache is compressed by scores of attention here'],
    ['too long for a name', `KV ${'Cache '.repeat(30)}`],
    ['words that say nothing', 'of the'],
    ['nothing', ''],
  ])('is refused if it is %s', (_, name) => expect(read(name)).toBeNull());

  it('is refused if the tree has it already', () => {
    expect(read('KV Cache Compression', ['Compression of the KV cache'])).toBeNull();
  });
});
