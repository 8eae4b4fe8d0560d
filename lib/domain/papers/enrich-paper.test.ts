import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { sourcesOf } from './compare-sources';
import { enrichPaper, type SourcedBibliography } from './enrich-paper';
import { type FieldSource, sourceKinds } from './field-sources';
import type { Paper } from './paper';

const id = 'arxiv:2401.00001' as PaperId;

function bibliography(own: Partial<SourcedBibliography>): SourcedBibliography {
  const { parser: _, pageUrl: __, ...paper } = makePaper('2401.00001', { authors: [], categories: [] });
  return { ...paper, ...own };
}
function stored(own: SourcedBibliography): Paper {
  return { ...own, id, aliases: [id], savedAt: 0, pageUrl: '' };
}
const from = (kind: FieldSource['kind'], own: Partial<SourcedBibliography>) => {
  const said = bibliography(own);
  return { ...said, sources: sourcesOf(said, kind) };
};

describe('enrichPaper', () => {
  it.each(sourceKinds.slice(1).map((worse, nth) => [sourceKinds[nth] ?? 'person', worse] as const))(
    'prefers a value from %s to one from %s, in either order',
    (better, worse) => {
      const [good, bad] = [from(better, { title: 'Good' }), from(worse, { title: 'Bad, and much longer' })];
      for (const [first, second] of [
        [good, bad],
        [bad, good],
      ] as const)
        expect(enrichPaper(stored(first), second, [])).toMatchObject({
          title: 'Good',
          sources: { title: { kind: better } },
        });
    },
  );

  it('treats an unknown source as a file', () => {
    const unknown = stored(bibliography({ title: 'Unknown' }));
    expect(enrichPaper(unknown, from('link', { title: 'Link' }), []).title).toBe('Unknown');
    expect(enrichPaper(unknown, from('list', { title: 'List' }), []).title).toBe('List');
  });

  it('prefers a newer version of the same kind, even if an older one is read later', () => {
    const first = stored(from('record', { title: 'First, of two', version: 1 }));
    const second = enrichPaper(first, from('record', { title: 'Second', version: 2 }), []);
    expect(second).toMatchObject({ title: 'Second', version: 2 });
    expect(enrichPaper(second, from('record', { title: 'First, of two', version: 1 }), [])).toBe(second);
    expect(enrichPaper(second, from('list', { title: 'Third', version: 3 }), []).title).toBe('Second');
  });

  it('keeps values that a person wrote, and fields that a person cleared', () => {
    const corrected = stored({
      ...bibliography({ title: 'Mine', abstract: '', authors: [{ family: 'Curie', given: 'Marie' }] }),
      sources: { title: { kind: 'person' }, abstract: { kind: 'person' }, comment: { kind: 'person' } },
    });
    const record = from('record', {
      ...{ title: 'Theirs', abstract: 'We show.', authors: [{ family: 'Meitner', given: 'Lise' }] },
      ...{ version: 9, comment: '9 pages' },
    });
    const enriched = enrichPaper(corrected, record, []);
    expect(enriched).toMatchObject({ title: 'Mine', abstract: '', version: 9 });
    expect(enriched.authors).toEqual(record.authors);
    expect(enriched.comment).toBeUndefined();
    expect(enrichPaper(stored(record), corrected, [])).toMatchObject({ title: 'Mine', abstract: '' });
  });

  it('replaces a title that is only an identifier', () => {
    const named = stored(from('record', { title: 'arXiv:2401.00001' }));
    expect(enrichPaper(named, from('link', { title: 'A title' }), []).title).toBe('A title');
    const titled = stored(from('link', { title: 'A title' }));
    expect(enrichPaper(titled, from('record', { title: 'arXiv:2401.00001' }), []).title).toBe('A title');
  });

  it('does not combine a venue with the pages of another venue', () => {
    const journal = from('file', { venue: 'Journal', pages: '1-9', volume: '3' });
    const meeting = from('structured', { venue: 'Conference', pages: '100-109' });
    const replaced = enrichPaper(stored(journal), meeting, []);
    expect(replaced).toMatchObject({ venue: 'Conference', pages: '100-109' });
    expect(replaced.volume).toBeUndefined();
    expect(enrichPaper(stored(meeting), journal, [])).toMatchObject(replaced);
    const named = from('structured', { venue: 'Journal of Examples' });
    expect(enrichPaper(stored(journal), named, [])).toMatchObject({
      venue: 'Journal of Examples',
      pages: '1-9',
    });
  });

  it('returns the same object if nothing is added', () => {
    const said = from('record', { title: 'Same', abstract: 'Same.' });
    const paper = stored(said);
    expect(enrichPaper(paper, said, [id])).toBe(paper);
  });

  it('gives the same result in any order of sources', () => {
    const text = fc.string({ maxLength: 4 });
    const telling = fc
      .record({
        kind: fc.constantFrom(...sourceKinds),
        title: fc.string({ minLength: 1, maxLength: 4 }),
        abstract: text,
        authors: fc.array(fc.record({ family: fc.string({ minLength: 1, maxLength: 3 }), given: text }), {
          maxLength: 2,
        }),
        version: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        published: fc.constantFrom(undefined, '2020', '2020-03', '2020-03-01', '2021'),
        keywords: fc.array(text, { maxLength: 2 }),
        pages: fc.constantFrom(undefined, '1-9', '10'),
      })
      .map(({ kind, version, published, pages, ...rest }) =>
        from(kind, {
          ...rest,
          ...(version && { version }),
          ...(published && { published }),
          ...(pages && { pages }),
        }),
      );
    const few = fc.array(telling, { minLength: 2, maxLength: 6 });
    const blank = () => stored(bibliography({ title: 'arXiv:2401.00001' }));
    fc.assert(
      fc.property(
        few.chain((told) =>
          fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
        ),
        ([told, shuffled]) => {
          const merged = (list: SourcedBibliography[]) =>
            list.reduce<Paper>((paper, said) => enrichPaper(paper, said, []), blank());
          const [one, other] = [merged(told), merged(shuffled)];
          expect(other).toEqual(one);
          for (const said of told) expect(enrichPaper(one, said, [])).toBe(one);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
