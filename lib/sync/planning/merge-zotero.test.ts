import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeZotero, type ZoteroFields } from './merge-zotero';

const names = ['title', 'date', 'extra'];
const text = fc.constantFrom('', 'a', 'b', 'c');
const tags = fc.uniqueArray(fc.constantFrom('x', 'y', 'z')).map((each) => each.map((tag) => ({ tag })));
const fields = fc.record({
  ...Object.fromEntries(names.map((name) => [name, text])),
  itemType: fc.constant('preprint'),
  tags,
}) as fc.Arbitrary<Record<string, unknown>>;

const written = (standing: ZoteroFields, changes: ZoteroFields) => ({ ...standing, ...changes });
const tagsIn = (each: ZoteroFields) => (each.tags as { tag: string }[]).map(({ tag }) => tag).sort();

describe('the changes to an object in Zotero', () => {
  it('are all of ours if nobody else changed it', () => {
    fc.assert(
      fc.property(fields, fields, (left, ours) => {
        const merged = written(left, mergeZotero(left, ours, [left]));
        expect({ ...merged, tags: tagsIn(merged) }).toEqual({ ...ours, tags: tagsIn(ours) });
      }),
    );
  });

  it('are empty if ours did not change', () => {
    fc.assert(
      fc.property(fields, fields, (left, standing) => {
        expect(mergeZotero(standing, left, [left])).toEqual({});
      }),
    );
  });

  it('never affect a field or a tag that another program set', () => {
    fc.assert(
      fc.property(fields, fields, fields, (left, standing, ours) => {
        const merged: ZoteroFields = written(standing, mergeZotero(standing, ours, [left]));
        for (const name of names)
          if (standing[name] !== left[name]) expect(merged[name]).toBe(standing[name]);
        const theirs = tagsIn(standing).filter((tag) => !tagsIn(left).includes(tag));
        expect(tagsIn(merged)).toEqual(expect.arrayContaining(theirs));
      }),
    );
  });

  it('fill only empty fields if we do not know what we wrote', () => {
    fc.assert(
      fc.property(fields, fields, (standing, ours) => {
        const merged: ZoteroFields = written(standing, mergeZotero(standing, ours, [{}]));
        for (const name of names) expect(merged[name]).toBe(standing[name] || ours[name]);
      }),
    );
  });

  it('leave out fields that the item type lacks', () => {
    const standing = { itemType: 'book', title: 'a' };
    expect(mergeZotero(standing, { itemType: 'preprint', title: 'a', repository: 'arXiv' }, [{}])).toEqual(
      {},
    );
    const left = { itemType: 'preprint', title: 'a', repository: 'arXiv' };
    const ours = { itemType: 'journalArticle', title: 'a', publicationTitle: 'J' };
    expect(mergeZotero({ ...left, publisher: '' }, ours, [left])).toEqual({
      itemType: 'journalArticle',
      publicationTitle: 'J',
    });
  });
});
