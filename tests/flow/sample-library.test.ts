import { describe, expect, it } from 'vitest';
import { readUntouchedSample } from '@/lib/db/log/untouched-sample';
import sample from '@/public/sample-library.json' with { type: 'json' };
import { makePaper } from '@/tests/support/make-paper';
import { contents, openLibrary } from '@/tests/support/open-library';

describe('the sample library', () => {
  it('ships 145 papers, each in a topic that is there or in none', () => {
    expect(sample.papers).toHaveLength(145);
    const names = sample.papers.map(({ arxiv, url }) => arxiv ?? url);
    expect(new Set(names).size).toBe(145);
    for (const { topic, abstract, url } of sample.papers) {
      expect(topic === null || sample.topics[topic]).toBeTruthy();
      expect(abstract.length).toBeGreaterThan(100);
      expect(new URL(url).protocol).toBe('https:');
    }
    for (const [index, { parent }] of sample.topics.entries()) expect(parent ?? -1).toBeLessThan(index);
  });

  it('comes as a tree, goes by one act, and leaves what was there', async () => {
    const { db, library } = openLibrary();
    await library.savePaper({ paper: makePaper('2401.00001') });
    const before = await contents(db);
    await library.addSample({});
    expect(await db.papers.count()).toBe(25);
    expect(await db.topics.count()).toBe(21);
    await library.removeSample({});
    expect(await contents(db)).toEqual(before);
    expect(await readUntouchedSample(db)).toEqual({ papers: [], topics: [] });
  });

  it('can be taken back and had again, also after it was removed', async () => {
    const { db, library } = openLibrary();
    const { act } = await library.addSample({});
    const full = await contents(db);
    const { act: removal } = await library.removeSample({});
    await library.undo({ act: removal });
    expect(await contents(db)).toEqual(full);
    await library.undo({ act });
    expect(await db.papers.count()).toBe(0);
    await library.addSample({});
    expect((await readUntouchedSample(db)).papers).toHaveLength(24);
  });

  it('keeps what a person moved, wrote of or saved again, and the topics that this stands in', async () => {
    const { db, library, filePending } = openLibrary();
    await library.addSample({});
    await filePending();
    const [moved, noted, saved] = (await db.papers.toArray()).filter(({ identifiers }) => identifiers.arxiv);
    const topics = await db.topics.toArray();
    const memory = topics.find(({ name }) => name === 'Memory');
    if (!(moved && noted && saved && memory)) throw new Error('No such sample.');
    await library.movePapers({ paperIds: [moved.id], topicId: memory.id });
    await library.annotatePapers({ paperIds: [noted.id], annotation: { notes: 'Read this.' } });
    await library.savePaper({ paper: makePaper(saved.identifiers.arxiv ?? '', { title: saved.title }) });
    await library.removeSample({});
    expect(new Set((await db.papers.toArray()).map(({ id }) => id))).toEqual(
      new Set([moved.id, noted.id, saved.id]),
    );
    const left = new Map((await db.topics.toArray()).map(({ id, name }) => [id, name]));
    expect([...left.values()]).toEqual(expect.arrayContaining(['Agents', 'Memory']));
    // No topic stands empty, save for those that hold one that does not.
    for (const { topicId } of await db.placements.toArray())
      expect(topicId === 'unsorted' || left.has(topicId)).toBe(true);
    expect(left.size).toBeLessThan(8);
  });

  it('leaves papers alone that are in the library already', async () => {
    const { db, library } = openLibrary();
    await library.savePaper({ paper: makePaper('2604.04804', { title: 'As I saved it' }) });
    await library.addSample({});
    await library.removeSample({});
    expect(await db.papers.toArray()).toMatchObject([{ title: 'As I saved it' }]);
  });
});
