import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId, RuleId } from '@/lib/domain/ids';
import { librarySchemaText, publishedSchema } from '@/tests/formats/library-schema';
import { makeLibrary, makeStoredPaper, topicIdOf } from '@/tests/support/make-library';
import { readLibraryFile, writeLibraryFile } from './library-file';

const written = makeStoredPaper('1706.03762', {
  notes: '# Mine\n\nwith “quotes”\u2028and a line separator',
  tags: ['to cite', 'süß'],
  reading: 'read',
  favourite: true,
  citationKey: 'vaswani2017attention',
  publishedVersion: { doi: '10.5555/3295222', venue: 'NeurIPS', published: '2017' },
});
const library = makeLibrary([
  [makeStoredPaper('2401.00001'), []],
  [written, ['Language', 'Transformers']],
]);
library.topics[0] = { ...library.topics[0], colour: 'teal', pinned: true, locked: true } as never;
library.placements[1] = { ...library.placements[1], also: [topicIdOf(1)], rejected: [topicIdOf(9)] } as never;
library.rules.push({
  id: topicIdOf(7) as string as RuleId,
  topicId: topicIdOf(1),
  categories: ['cs.CL'],
  words: ['speech'],
  position: 0,
});
const text = writeLibraryFile(library, Date.UTC(2026, 10, 21));

function failure(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ExpectedError) return error.message;
    throw error;
  }
  return 'read';
}

/** What the reader says of the file after something was changed in it. */
function afterChange(change: (file: ReturnType<typeof readLibraryFile>) => void): string {
  const file = structuredClone(readLibraryFile(text));
  change(file);
  return failure(() => readLibraryFile(JSON.stringify(file)));
}

describe('the library file', () => {
  it('gives back all that was written', () => {
    const { papers, topics, placements, rules, exportedAt } = readLibraryFile(text);
    expect(exportedAt).toBe('2026-11-21T00:00:00.000Z');
    expect(papers).toEqual([written, library.papers[0]]);
    expect({ topics, placements: placements.toReversed(), rules }).toEqual({
      topics: library.topics,
      placements: library.placements,
      rules: library.rules,
    });
  });

  it('does not depend on the order of the records', () => {
    const turned = { ...library, papers: library.papers.toReversed() };
    expect(writeLibraryFile(turned, Date.UTC(2026, 10, 21))).toBe(text);
  });

  it('leaves out a rule that has outlived its topic', () => {
    const orphan = { ...library.rules[0], topicId: topicIdOf(99) } as never;
    expect(readLibraryFile(writeLibraryFile({ ...library, rules: [orphan] }, 0)).rules).toEqual([]);
  });

  it('has a published schema that says the same', () => {
    expect(readFileSync(publishedSchema, 'utf8')).toBe(librarySchemaText());
  });
});

describe('a file that is none', () => {
  it.each([
    ['', 'file-empty'],
    [' \n', 'file-empty'],
    ['{}', 'file-unknown'],
    ['null', 'file-unknown'],
    ['[1]', 'file-unknown'],
    ['"papertree-library"', 'file-unknown'],
    ['@article{x}', 'file-damaged'],
    [text.slice(0, -40), 'file-damaged'],
    [text.replace('"version": 1', '"version": 2'), 'file-too-new: version 2, and 1 is known'],
    [text.replace('"version": 1', '"version": "1"'), 'file-damaged: version'],
    [text.replace('"rules"', '"regeln"'), 'file-damaged: rules'],
    [text.replace('"notes"', '"__proto__"'), 'file-damaged: papers.0.__proto__'],
    ['['.repeat(1_000_000), 'file-damaged'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'file-unknown'],
  ])('is said to be so: case %#', (content, said) => {
    expect(failure(() => readLibraryFile(content))).toContain(said);
  });

  it('is refused unread when it is too large', () => {
    expect(failure(() => readLibraryFile(' '.repeat(150_000_001)))).toBe('file-too-large');
  });

  it('never throws anything but what is expected, whatever is changed in it', () => {
    const parts = text.split(/(?<=[",:{}[\]])/);
    fc.assert(
      fc.property(
        fc.nat(parts.length - 1),
        fc.constantFrom('', '[', '{', '"', 'null,', '1e999'),
        (at, put) => {
          expect(failure(() => readLibraryFile(parts.with(at, put).join('')))).toMatch(/^(file-|read$)/);
        },
      ),
    );
  });
});

describe('a library that does not hold together', () => {
  it.each<[string, Parameters<typeof afterChange>[0]]>([
    ['stands there twice', (file) => file.papers.push(...file.papers)],
    ['topic .* stands there twice', (file) => file.topics.push(...file.topics)],
    [
      'citation key .* twice',
      ({ papers }) => {
        for (const paper of papers) paper.citationKey = 'same';
      },
    ],
    [
      'stands below itself',
      ({ topics }) => {
        if (topics[0] && topics[1]) topics[0].parentId = topics[1].id;
      },
    ],
    ['no topic .* above it', ({ topics }) => void topics.shift()],
    ['no such paper', ({ papers }) => void papers.pop()],
    ['has no placement', ({ placements }) => void placements.pop()],
    [
      'not among its aliases',
      ({ papers }) => {
        if (papers[0]) papers[0].aliases = ['doi:10.1/x' as PaperId];
      },
    ],
    [
      'rule .*: no topic',
      ({ rules }) => {
        if (rules[0]) rules[0].topicId = topicIdOf(99);
      },
    ],
    [
      'a topic twice',
      ({ placements }) => {
        const [placement] = placements;
        if (placement?.topicId !== 'unsorted' && placement) placement.also = [placement.topicId];
      },
    ],
    [
      'papers.0.title',
      ({ papers }) => {
        if (papers[0]) papers[0].title = 'x'.repeat(1_001);
      },
    ],
    [
      'papers.0.pageUrl',
      ({ papers }) => {
        if (papers[0]) papers[0].pageUrl = 'javascript:alert(1)';
      },
    ],
  ])('is said to be damaged: %s', (said, change) => {
    expect(afterChange(change)).toMatch(new RegExp(`^file-damaged: .*${said}`));
  });

  it('takes ten thousand copies of one paper for damage', () => {
    const copies = (file: { papers: unknown[] }) => {
      file.papers = Array.from({ length: 10_000 }, () => file.papers[0]);
    };
    expect(afterChange(copies)).toMatch(/^file-damaged: paper .* twice/);
  });
});
