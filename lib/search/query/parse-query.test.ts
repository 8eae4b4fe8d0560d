import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query';

/** The parsed query, without its empty parts. */
function read(typed: string) {
  const understood = Object.entries(parseQuery(typed)).filter(
    ([key, value]) => key !== 'text' && value.length > 0,
  );
  return Object.fromEntries(understood);
}

describe('parseQuery', () => {
  it.each([
    ['', {}],
    ['  Language  models ', { words: ['language', 'models'] }],
    [
      '"chain of thought" agents',
      { phrases: [['chain', 'of', 'thought']], words: ['chain', 'of', 'thought', 'agents'] },
    ],
    ['"not closed yet', { phrases: [['not', 'closed', 'yet']], words: ['not', 'closed', 'yet'] }],
    ['-survey -"a review"', { without: [['survey'], ['a', 'review']] }],
    ['author:Müller', { filters: [{ not: false, field: 'author', value: 'muller' }] }],
    ['-author:"van den Berg"', { filters: [{ not: true, field: 'author', value: 'van den berg' }] }],
    ['year:2023', { filters: [{ not: false, field: 'year', from: 2023, to: 2023 }] }],
    ['year:>2023', { filters: [{ not: false, field: 'year', from: 2024, to: Number.POSITIVE_INFINITY }] }],
    ['year:>=2023', { filters: [{ not: false, field: 'year', from: 2023, to: Number.POSITIVE_INFINITY }] }],
    ['year:<2023', { filters: [{ not: false, field: 'year', from: Number.NEGATIVE_INFINITY, to: 2022 }] }],
    ['year:2020..2022', { filters: [{ not: false, field: 'year', from: 2020, to: 2022 }] }],
    ['year:..2022', { filters: [{ not: false, field: 'year', from: Number.NEGATIVE_INFINITY, to: 2022 }] }],
    ['cat:cs.CL', { filters: [{ not: false, field: 'cat', value: 'cs.cl' }] }],
    ['topic:"Agents › Memory"', { filters: [{ not: false, field: 'topic', value: 'agents › memory' }] }],
    [
      'tag:#todo venue:ICML',
      {
        filters: [
          { not: false, field: 'tag', value: 'todo' },
          { not: false, field: 'venue', value: 'icml' },
        ],
      },
    ],
    [
      'IS:unread has:notes',
      {
        filters: [
          { not: false, field: 'is', state: 'unread' },
          { not: false, field: 'has', part: 'notes' },
        ],
      },
    ],
    ['author: year:', {}],
    ['year:soon is:green', { unknownOperators: ['year:soon', 'is:green'] }],
    ['GPT-4 https://x.org', { words: ['gpt', '4', 'https', 'x', 'org'] }],
    ['- : "" -- -"', {}],
  ])('reads %j', (typed, understood) => expect(read(typed)).toEqual(understood));

  it('keeps words and phrases without the operators, as they were typed', () => {
    expect(parseQuery('Deep  "Research agents" year:2024 -survey').text).toBe('Deep Research agents');
  });

  it('can be sent to a worker', () => {
    const query = parseQuery('"a b" author:Müller year:>2020 -c year:soon');
    expect(structuredClone(query)).toEqual(query);
  });

  it('reads any text, and every field at any position', () => {
    const noise = fc.string({
      unit: fc.constantFrom('a', 'Z', '"', '-', ':', ' ', '.', '>', 'é', '你', '2'),
    });
    fc.assert(
      fc.property(noise, fc.string({ unit: 'grapheme' }), (before, any) => {
        parseQuery(any);
        const closed = `${before.replaceAll('"', '')} `;
        expect(parseQuery(`${closed} -is:read`).filters.at(-1)).toEqual({
          not: true,
          field: 'is',
          state: 'read',
        });
      }),
    );
  });
});
