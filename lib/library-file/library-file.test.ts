import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId, ProposalId, RuleId } from '@/lib/domain/ids';
import type { Proposal, StoredProposal } from '@/lib/domain/proposals/proposal';
import { librarySchemaText, publishedSchema } from '@/tests/formats/library-schema';
import { makeLibrary, makeStoredPaper, topicIdOf } from '@/tests/support/make-library';
import { LIBRARY_FILE_MAX, readLibraryFile, writeLibraryFile } from './library-file';
import { LIBRARY_FILE_VERSION } from './library-file-schema';

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
const reasoned = { strength: 0.5, words: ['speech'] };
/** One declined proposal of each kind. */
const proposals: { [Type in Proposal['type']]: Proposal } = {
  'new-topic': {
    type: 'new-topic',
    name: 'Speech',
    parentId: topicIdOf(1),
    papers: [written.id],
    ...reasoned,
  },
  'split-topic': {
    type: 'split-topic',
    topicId: topicIdOf(2),
    parts: [{ name: 'Attention', papers: [written.id] }],
    ...reasoned,
  },
  'merge-topics': {
    type: 'merge-topics',
    into: topicIdOf(1),
    from: topicIdOf(2),
    papers: [written.id],
    ...reasoned,
  },
  'group-topics': {
    type: 'group-topics',
    name: 'Text',
    parentId: null,
    topicIds: [topicIdOf(1), topicIdOf(2)],
    ...reasoned,
  },
  'same-paper': {
    type: 'same-paper',
    title: written.title,
    papers: [written.id, 'arxiv:2401.00001' as PaperId],
    ...reasoned,
  },
};
const declined = (proposal: Proposal, number: number): StoredProposal => ({
  id: topicIdOf(200 + number) as string as ProposalId,
  proposal,
  state: 'declined',
  at: 1_700_000_000_000,
});
library.declinedProposals.push(...Object.values(proposals).map(declined));
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
    const { papers, topics, placements, rules, declinedProposals, exportedAt } = readLibraryFile(text);
    expect(exportedAt).toBe('2026-11-21T00:00:00.000Z');
    expect(papers).toEqual([written, library.papers[0]]);
    expect({ topics, placements: placements.toReversed(), rules, declinedProposals }).toEqual({
      topics: library.topics,
      placements: library.placements,
      rules: library.rules,
      declinedProposals: library.declinedProposals,
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

  it('leaves out a declined proposal that cannot be made again, and keeps one that lost some of its papers', () => {
    const gone = { ...proposals['merge-topics'], from: topicIdOf(99) } as Proposal;
    const changed = {
      ...proposals['new-topic'],
      papers: [written.id, 'arxiv:2401.09999' as PaperId],
    } as Proposal;
    const deleted = { ...proposals['new-topic'], papers: ['arxiv:2401.09999' as PaperId] } as Proposal;
    const declinedProposals = [gone, changed, deleted].map(declined);
    const wide = JSON.stringify({ ...JSON.parse(text), declinedProposals });
    for (const file of [wide, writeLibraryFile({ ...library, declinedProposals }, 0)])
      expect(readLibraryFile(file).declinedProposals).toEqual([declined(changed, 1)]);
  });

  it.each(Array.from({ length: LIBRARY_FILE_VERSION - 1 }, (_, index) => index + 1))(
    'of version %s is still read whole',
    (version) => {
      const older = readFileSync(new URL(`samples/version-${version}.json`, import.meta.url), 'utf8');
      const { format, version: _, ...held } = JSON.parse(older);
      expect(readLibraryFile(older)).toMatchObject(held);
      expect(JSON.parse(writeLibraryFile(readLibraryFile(older), 0))).toMatchObject({
        ...held,
        ...{ format, version: LIBRARY_FILE_VERSION, exportedAt: '1970-01-01T00:00:00.000Z' },
      });
    },
  );

  it('has a published schema that says the same', () => {
    expect(readFileSync(publishedSchema, 'utf8')).toBe(librarySchemaText());
  });
});

it('reads back what a library may grow to: tags, names, topics and conditions of rules', () => {
  const many = <Value>(of: (nth: number) => Value) => Array.from({ length: 1_200 }, (_, nth) => of(nth));
  const topics = many(
    (nth) => ({ ...library.topics[0], id: topicIdOf(1_000 + nth), parentId: null }) as never,
  );
  const grown = {
    ...library,
    papers: library.papers.map((paper, index) => ({
      ...paper,
      tags: many((nth) => `tag ${nth}`),
      aliases: [paper.id, ...many((nth) => `url:https://example.org/${index}/${nth}` as PaperId)],
    })),
    topics: [...library.topics, ...topics],
    placements: library.placements.map((placement) => ({
      ...placement,
      also: topics.map(({ id }) => id),
    })),
    rules: library.rules.map((rule) => ({ ...rule, categories: ['x'.repeat(200)], words: many(String) })),
  };
  expect(readLibraryFile(writeLibraryFile(grown, 0)).papers).toHaveLength(grown.papers.length);
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
    [text.replace('"version": 2', '"version": 3'), 'file-too-new: version 3, and 2 is known'],
    [text.replace('"version": 2', '"version": "2"'), 'file-damaged: version'],
    [text.replace('"version": 2', '"version": 0'), 'file-damaged: version'],
    [text.replace('"declined"', '"open"'), 'file-damaged: declinedProposals.0.state'],
    [text.replace('"rules"', '"regeln"'), 'file-damaged: rules'],
    [text.replace('"notes"', '"__proto__"'), 'file-damaged: papers.0.__proto__'],
    ['['.repeat(1_000_000), 'file-damaged'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'file-unknown'],
  ])('is said to be so: case %#', (content, said) => {
    expect(failure(() => readLibraryFile(content))).toContain(said);
  });

  it('is refused unread when it is too large', () => {
    expect(failure(() => readLibraryFile(' '.repeat(LIBRARY_FILE_MAX + 1)))).toBe('file-too-large');
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
