import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContents } from '@/lib/db/queries/read-whole-library';
import type { PaperId, Place, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Paper } from '@/lib/domain/papers/paper';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { importSome } from '@/lib/library/imports/run-import';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { stageText } from '../support/import-text';
import { makeStoredPaper, topicIdOf } from '../support/make-library';
import { openLibrary } from '../support/open-library';

const line = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((text) => /^[^\n\r#]+$/.test(text) && text.trim() !== '');

const papers: fc.Arbitrary<Paper[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 0, max: 9_999 }),
      title: line,
      abstract: fc.string({ maxLength: 60 }),
      savedAt: fc.integer({ min: 1, max: 2_000_000_000_000 }),
      own: fc.record(
        {
          notes: fc.string({ minLength: 1, maxLength: 30 }),
          tags: fc.uniqueArray(line, { minLength: 1, maxLength: 3 }),
          reading: fc.constantFrom('to-read', 'reading', 'read' as const),
          favourite: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    }),
    { selector: ({ number }) => number, minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ number, title, abstract, savedAt, own }) =>
      makeStoredPaper(`2401.${String(number).padStart(5, '0')}`, {
        title,
        abstract,
        savedAt,
        citationKey: `key${number}`,
        ...(own as Partial<Paper>),
      }),
    ),
  );

/** A tree, papers somewhere in it, placed by person or program, rules, and proposals that were declined. */
const libraries: fc.Arbitrary<LibraryContents> = fc
  .record({
    papers,
    parents: fc.array(fc.nat(20), { maxLength: 6 }),
    draws: fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }),
  })
  .map(({ papers, parents, draws }) => {
    const topics = parents.map((parent, index) => ({
      id: topicIdOf(index + 1),
      parentId: parent % (index + 1) === index ? null : topicIdOf((parent % (index + 1)) + 1),
      name: `Topic ${index}`,
      namedBy: 'person' as const,
      locked: index % 2 === 0,
      position: index,
      ...(index % 3 === 0 && { colour: 'teal' as const, pinned: true }),
    }));
    const topicAt = (draw: number): TopicId | undefined => topics[draw % (topics.length + 1)]?.id;
    const placements = papers.map(({ id, savedAt }, index) => {
      const topicId: Place = topicAt(draws[index] ?? 0) ?? 'unsorted';
      const further = topicAt(draws[index + 8] ?? 0);
      const isPerson = (draws[index] ?? 0) % 2 === 0;
      return {
        paperId: id,
        topicId,
        also: further && further !== topicId ? [further] : [],
        madeBy: isPerson ? ('person' as const) : ('program' as const),
        confidence: isPerson ? null : 0.5,
        reason: isPerson ? null : { nearest: ['arxiv:2401.00001' as PaperId], words: ['memory'] },
        ranked: isPerson || !topics[0] ? [] : [{ topicId: topics[0].id, confidence: 0.5 }],
        rejected: [],
        at: savedAt,
      };
    });
    const rules = topics.slice(0, 2).map(({ id }, index) => ({
      id: topicIdOf(100 + index) as string as RuleId,
      topicId: id,
      categories: ['cs.CL'],
      words: [],
      position: index,
    }));
    const declinedProposals: StoredProposal[] = papers.slice(0, 2).map(({ id, savedAt }, index) => ({
      id: topicIdOf(200 + index) as string as ProposalId,
      proposal: {
        type: 'new-topic',
        name: `Proposed ${index}`,
        parentId: topics[index]?.id ?? null,
        papers: [id],
        strength: 0.5,
        words: ['memory'],
      },
      state: 'declined',
      at: savedAt,
    }));
    return { papers, topics, placements, rules, declinedProposals };
  });

/** Records by id; nothing of the writer or the reader, which are what is tested. */
function byId({ papers, topics, placements, rules, declinedProposals }: LibraryContents) {
  const sorted = <Value>(records: Value[], idOf: (record: Value) => string) =>
    records.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return {
    papers: sorted(papers, ({ id }) => id),
    topics: sorted(topics, ({ id }) => id),
    placements: sorted(placements, ({ paperId }) => paperId),
    rules: sorted(rules, ({ id }) => id),
    declinedProposals: sorted(declinedProposals, ({ id }) => id),
  };
}

describe('a library file', () => {
  it('gives an equal library back', async () => {
    await fc.assert(
      fc.asyncProperty(libraries, async (contents) => {
        const { library, context, db } = openLibrary();
        const id = await stageText(library, writeLibraryFile(contents, 0));
        await library.runImport({ id, way: 'apart' });
        while (await importSome(context));
        expect(byId(await readContents(db))).toEqual(byId(contents));
        db.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
