import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId, ProposalId, RuleId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Proposal, StoredProposal } from '@/lib/domain/proposals/proposal';
import { librarySchemaText, publishedSchema } from '@/tests/formats/library-schema';
import { makeLibrary, makeStoredPaper, topicIdOf } from '@/tests/support/make-library';
import { readLibraryFile, writeLibraryFile } from './library-file';
import { LIBRARY_FILE_VERSION } from './library-file-schema';
import { LibraryReader, type LibraryReading } from './library-reader';

const written = makeStoredPaper('1706.03762', {
  notes: '# Mine\n\nwith “quotes”\u2028and a line separator',
  tags: ['to cite', 'süß'],
  reading: 'read',
  favourite: true,
  citationKey: 'vaswani2017attention',
  editors: [{ family: 'Meitner', given: 'Lise' }],
  sources: { title: { kind: 'person' }, authors: { kind: 'record', version: 7 } },
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

const NEXT = LIBRARY_FILE_VERSION + 1;
const ofVersion = (version: string) =>
  text.replace(`"version": ${LIBRARY_FILE_VERSION},`, `"version": ${version},`);

function failure(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ExpectedError) return error.message;
    throw error;
  }
  return 'read';
}

/** The library contents of a reading. */
function recordsOf({ exportedAt: _, unread: __, ...records }: LibraryReading): LibraryContents {
  return records;
}

/** Reads the file after a change. */
function afterChange(change: (file: LibraryContents) => void): LibraryReading {
  const file = JSON.parse(text);
  change(file);
  return readLibraryFile(JSON.stringify(file));
}

describe('the library file', () => {
  it('reads back everything that was written', () => {
    const { papers, topics, placements, rules, declinedProposals, exportedAt, unread } =
      readLibraryFile(text);
    expect(unread).toEqual([]);
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

  it('leaves out declined proposals that cannot be made again, and keeps those that lost some papers', () => {
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
    'of version %s can still be read completely',
    (version) => {
      const older = readFileSync(new URL(`samples/version-${version}.json`, import.meta.url), 'utf8');
      const { format, version: _, ...held } = JSON.parse(older);
      expect(readLibraryFile(older)).toMatchObject({ ...held, unread: [] });
      expect(JSON.parse(writeLibraryFile(readLibraryFile(older), 0))).toMatchObject({
        ...held,
        ...{ format, version: LIBRARY_FILE_VERSION, exportedAt: '1970-01-01T00:00:00.000Z' },
      });
    },
  );

  it('matches its published schema', () => {
    expect(readFileSync(publishedSchema, 'utf8')).toBe(librarySchemaText());
  });
});

it('reads back very long lists of tags, names, topics and conditions of rules', () => {
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
  const { papers, unread } = readLibraryFile(writeLibraryFile(grown, 0));
  expect([papers.length, unread]).toEqual([grown.papers.length, []]);
});

it('reads a file in chunks of any size, and in any layout of JSON', () => {
  const whole = readLibraryFile(text);
  const layouts = [text, JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(text), null, '\t')];
  fc.assert(
    fc.property(fc.constantFrom(...layouts), fc.array(fc.nat(400), { minLength: 1 }), (file, sizes) => {
      const reader = new LibraryReader();
      for (let at = 0, nth = 0; at < file.length; nth++) {
        const size = (sizes[nth % sizes.length] ?? 0) + 1;
        reader.write(file.slice(at, at + size));
        at += size;
      }
      expect(reader.end()).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});

describe('a file that is not a library', () => {
  it.each([
    ['', 'file-empty'],
    [' \n', 'file-empty'],
    ['{}', 'file-unknown'],
    ['null', 'file-unknown'],
    ['[1]', 'file-unknown'],
    ['"papertree-library"', 'file-unknown'],
    ['@article{x}', 'file-unknown'],
    ['[{"id": "x", "title": "of another program"}]', 'file-unknown'],
    [ofVersion(String(NEXT)), `file-too-new: version ${NEXT}, and ${LIBRARY_FILE_VERSION} is known`],
    ['{"format": "papertree-library", "version": 2, "papers": [', 'file-damaged'],
    ['['.repeat(1_000_000), 'file-unknown'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'file-unknown'],
  ])('is refused: case %#', (content, said) => {
    expect(failure(() => readLibraryFile(content))).toContain(said);
  });
});

describe('a damaged file', () => {
  const many = makeLibrary(
    Array.from({ length: 9 }, (_, nth) => [
      makeStoredPaper(`2401.${String(nth).padStart(5, '0')}`, { notes: 'Say “{[\\"]}”.' }),
      nth % 3 === 0 ? [] : [`Topic ${nth % 5}`, `Part ${nth}`],
    ]),
  );
  const file = writeLibraryFile(many, Date.UTC(2026, 10, 21));

  /** The lines of the file that the damaged text still contains. */
  function untouched(damaged: string): Set<string> {
    const lines = new Set(damaged.split('\n').map((line) => line.replace(/,$/, '')));
    return new Set(
      file
        .split('\n')
        .map((line) => line.replace(/,$/, ''))
        .filter((line) => lines.has(line)),
    );
  }

  it('loses only damaged records and lists them', () => {
    const damages: Record<string, (at: number) => string> = {
      cut: (at) => file.slice(0, at),
      'a sign is lost': (at) => file.slice(0, at) + file.slice(at + 1),
      'a bit flips': (at) =>
        file.slice(0, at) + String.fromCharCode(file.charCodeAt(at) ^ 1) + file.slice(at + 1),
      'a bracket too many': (at) => `${file.slice(0, at)}[${file.slice(at)}`,
      'a quote too many': (at) => `${file.slice(0, at)}"${file.slice(at)}`,
      'zeros in place of 300 signs': (at) => file.slice(0, at) + '\0'.repeat(300) + file.slice(at + 300),
    };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(damages)), fc.nat(file.length - 1), (how, at) => {
        const damaged = damages[how]?.(at) ?? '';
        let read: LibraryReading;
        try {
          read = readLibraryFile(damaged);
        } catch (error) {
          // The version number changed, or no record is left.
          expect(error).toMatchObject({
            code: expect.stringMatching(/^file-(too-new|damaged|unknown|empty)$/),
          });
          expect(at).toBeLessThan(file.indexOf('\n', file.indexOf('"papers"') + 15));
          return;
        }
        const lines = untouched(damaged);
        const kept = new Map(read.papers.map((paper) => [paper.id, paper]));
        for (const paper of many.papers)
          if (lines.has(JSON.stringify(paper))) expect(kept.get(paper.id)).toEqual(paper);
        const names = read.topics.map(({ id }) => id);
        for (const topic of many.topics)
          if (lines.has(JSON.stringify(topic))) expect(names).toContain(topic.id);
        const isWhole = JSON.stringify(recordsOf(read)) === JSON.stringify(recordsOf(readLibraryFile(file)));
        const lacks = read.papers.length < many.papers.length || read.topics.length < many.topics.length;
        if (lacks) expect(read.unread).not.toEqual([]);
        if (isWhole) expect(read.papers).toHaveLength(many.papers.length);
        // The result can be written and read again without unread records.
        expect(readLibraryFile(writeLibraryFile(read, 0)).unread).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('reads a record without an invalid optional field', () => {
    const { papers, unread } = afterChange(({ papers }) => {
      if (papers[0]) papers[0].tags = ['#'];
    });
    expect(papers.find(({ id }) => id === written.id)).toEqual({ ...written, tags: undefined });
    expect(unread).toEqual([{ line: 1, reason: 'in-part', text: written.title }]);
  });

  it('recognises the records of a list whose name is lost', () => {
    const whole = readLibraryFile(text);
    for (const list of ['papers', 'topics', 'placements'])
      for (const name of [`"x${list}": [`, `"${list}: [`, `"${list}": {`, ''])
        expect(recordsOf(readLibraryFile(text.replace(`"${list}": [`, name)))).toEqual(recordsOf(whole));
  });
});

describe('an inconsistent library is repaired, and the changes are listed:', () => {
  it.each<[string, Parameters<typeof afterChange>[0], (read: LibraryReading) => unknown]>([
    ['a paper twice', (file) => file.papers.push(...file.papers), ({ papers }) => papers.length === 2],
    ['a topic twice', (file) => file.topics.push(...file.topics), ({ topics }) => topics.length === 2],
    [
      'two papers of one citation key',
      ({ papers }) => {
        for (const paper of papers) paper.citationKey = 'same';
      },
      ({ papers }) => papers.filter(({ citationKey }) => citationKey === 'same').length === 1,
    ],
    [
      'a circle of topics',
      ({ topics }) => {
        if (topics[0] && topics[1]) topics[0].parentId = topics[1].id;
      },
      ({ topics }) => topics.filter(({ parentId }) => parentId === null).length === 1,
    ],
    [
      'a topic below a missing one',
      ({ topics }) => void topics.shift(),
      ({ topics }) => topics[0]?.parentId === null,
    ],
    [
      'a placement of no paper',
      ({ papers }) => void papers.pop(),
      ({ placements }) => placements.length === 1,
    ],
    [
      'a paper of no placement',
      ({ placements }) => void placements.pop(),
      ({ placements }) => placements.length === 2,
    ],
    [
      'a placement in no topic',
      ({ topics }) => void topics.splice(0),
      ({ placements }) =>
        placements.every(({ topicId, also }) => topicId === 'unsorted' && also.length === 0),
    ],
    [
      'a paper that is not among its aliases',
      ({ papers }) => {
        if (papers[0]) papers[0].aliases = ['doi:10.1/x' as PaperId];
      },
      ({ papers }) => papers[0]?.aliases.length === 2,
    ],
    [
      'two papers of one name',
      ({ papers }) => {
        if (papers[0] && papers[1]) papers[1].aliases.push(papers[0].id);
      },
      ({ papers }) => papers[1]?.aliases.length === 1,
    ],
    [
      'a topic twice in a placement',
      ({ placements }) => {
        const placement = placements.find(({ topicId }) => topicId !== 'unsorted');
        if (placement && placement.topicId !== 'unsorted') placement.also = [placement.topicId];
      },
      ({ placements }) => placements.every(({ also }) => also.length === 0),
    ],
    [
      'a title without end',
      ({ papers }) => {
        if (papers[0]) papers[0].title = 'x'.repeat(1_001);
      },
      ({ papers }) => papers.length === 1,
    ],
    [
      'an address that runs',
      ({ papers }) => {
        if (papers[0]) papers[0].pageUrl = 'javascript:alert(1)';
      },
      ({ papers }) => papers.length === 1,
    ],
    [
      'ten thousand copies',
      (file) => {
        file.papers = Array.from({ length: 10_000 }, () => file.papers[0]) as typeof file.papers;
      },
      ({ papers }) => papers.length === 1,
    ],
  ])('%s', (_, change, holds) => {
    const read = afterChange(change);
    expect(read.unread).not.toEqual([]);
    expect(holds(read)).toBe(true);
    const again = readLibraryFile(writeLibraryFile(read, 0));
    expect(again.unread).toEqual([]);
  });
});
