import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Topic } from '@/lib/domain/topics/topic';
import { parseQuery } from '@/lib/search/query/parse-query';
import { IndexInMemory } from '@/tests/support/index-in-memory';
import { makePaper } from '@/tests/support/make-paper';
import type { SearchRequest } from './library-index';
import { isCommon, wordsOf } from './words-and-stop-words';

const agents = 'agents' as TopicId;
const memory = 'memory' as TopicId;
let index: IndexInMemory;
let saved = 0;

function topic(id: TopicId, name: string, parentId: TopicId | null = null): Topic {
  return { id, parentId, name, namedBy: 'person', locked: false, position: 0 };
}

function put(title: string, own: Partial<Paper> = {}, topicId: Place = UNSORTED): PaperId {
  const id = (own.id ?? `arxiv:2401.${String(++saved).padStart(5, '0')}`) as PaperId;
  const { parser: _, ...captured } = makePaper(id.slice(6), { title });
  const paper: Paper = { ...captured, id, aliases: [id], savedAt: saved, ...own };
  index.put(paper, {
    ...{ paperId: id, topicId, also: [], madeBy: 'program', at: 0 },
    ...{ confidence: null, reason: null, ranked: [], rejected: [] },
  });
  return id;
}

function search(text: string, own: Partial<SearchRequest> = {}) {
  return index.search({ query: parseQuery(text), within: null, meaning: null, limit: 100, ...own });
}

const ids = async (text: string, own: Partial<SearchRequest> = {}) =>
  (await search(text, own)).hits.map(({ paperId }) => paperId);

beforeEach(() => {
  index = new IndexInMemory();
  index.setTopics([topic(agents, 'Agents'), topic(memory, 'Mémoire', agents)]);
});

describe('a search', () => {
  it('finds words anywhere, by their beginnings, and reports the fields', async () => {
    const inTitle = put('Graph neural networks');
    const inAbstract = put('Other', { abstract: 'We use a neural GRAPH.' });
    put('Graphs alone');
    expect(new Set(await ids('grap neural'))).toEqual(new Set([inTitle, inAbstract]));
    expect((await search('grap neural')).hits[0]).toEqual({
      ...{ paperId: inTitle, fields: ['title'], byMeaning: false },
      words: expect.arrayContaining(['graph', 'neural']),
    });
    expect((await search('grap neural')).hits[1]?.fields).toEqual(['abstract']);
  });

  it.each([
    ['author', { authors: [{ given: 'Jürgen', family: 'Øvre' }] }, 'ovre jurgen', 'authors'],
    ['note', { notes: 'Ask **Kim** about this' }, 'kim', 'notes'],
    ['tag', { tags: ['to-cite'] }, 'cite', 'tags'],
    ['identifier', { identifiers: { arxiv: '2405.12345' } }, '2405.12345', 'identifiers'],
    ['title in Chinese', { title: '深度学习综述' }, '学习', 'title'],
  ])('finds a paper by its %s', async (_, own, text, field) => {
    const paper = put('One', own);
    put('Two');
    expect((await search(text)).hits).toMatchObject([{ paperId: paper, fields: [field] }]);
  });

  it('finds papers by the names above them, even after these changed', async () => {
    const paper = put('One', {}, memory);
    expect((await search('agents memoire')).hits).toMatchObject([{ paperId: paper, fields: ['topics'] }]);
    index.setTopics([topic(agents, 'Actors'), topic(memory, 'Mémoire', agents)]);
    expect(await ids('agents')).toEqual([]);
    expect(await ids('actors')).toEqual([paper]);
  });

  it('allows one wrong letter if nothing matches the word as typed', async () => {
    const paper = put('Transformers');
    expect(await ids('transfromers')).toEqual([]);
    expect(await ids('tranformers')).toEqual([paper]);
  });

  it('ignores words that nearly every abstract has, unless they begin another word', async () => {
    const paper = put('Theory of music');
    expect([await ids('the theory'), await ids('the'), await ids('of')]).toEqual([[paper], [paper], []]);
  });

  it('requires the words of a phrase to be adjacent', async () => {
    const together = put('Chain of thought');
    put('Thought chain of');
    expect(await ids('"chain of thought"')).toEqual([together]);
    expect(await ids('thought -"chain of thought"')).toHaveLength(1);
  });

  it.each([
    ['author:"ada example"', { authors: [{ given: 'Ada', family: 'Example' }] }],
    ['year:2020..2022', { published: '2021-05-01' }],
    ['year:>2020', { published: '2021-01-01' }],
    ['cat:cs', { categories: ['cs.RO'] }],
    ['cat:cs.ro', { categories: ['stat.ML', 'cs.RO'] }],
    ['venue:icml', { venue: 'Proceedings of ICML' }],
    ['venue:"journal of"', { publishedVersion: { venue: 'The Journal of X' } }],
    ['tag:later', { tags: ['Later'] }],
    ['has:notes', { notes: 'x' }],
    ['has:tags', { tags: ['x'] }],
    ['is:favourite', { favourite: true }],
    ['is:read', { reading: 'read' as const }],
    ['-is:unread', { reading: 'reading' as const }],
  ])('applies %s', async (text, own) => {
    const plain = { categories: ['math.CO'], authors: [], published: '1999-01-01' };
    const paper = put('Same words', { ...plain, ...own });
    const other = put('Same words', plain);
    expect(await ids(text)).toEqual([paper]);
    expect(await ids(`words ${text}`)).toEqual([paper]);
    expect(await ids(text.startsWith('-') ? text.slice(1) : `-${text}`)).toEqual([other]);
  });

  it('restricts a search to a topic by its name, or to a given branch', async () => {
    const below = put('A', {}, memory);
    const above = put('B', {}, agents);
    const unsorted = put('C');
    expect(await ids('topic:agents')).toEqual([above, below]);
    expect(await ids('topic:memoire')).toEqual([below]);
    expect(await ids('is:unsorted')).toEqual([unsorted]);
    expect(await ids('is:unread', { within: agents })).toEqual([above, below]);
    expect(await ids('is:unread', { within: UNSORTED })).toEqual([unsorted]);
  });

  it('adds papers with a similar meaning, and reports that these contain none of the words', async () => {
    index.expectVectors(2);
    for (let nth = 0; nth < 40; nth++) index.putVector(put(`Noise ${nth}`), Float32Array.of(0, 1));
    const alike = put('Recollection');
    index.putVector(alike, Float32Array.of(1, 0));
    const named = put('Memory');
    const { hits } = await search('memory', { meaning: Float32Array.of(1, 0) });
    expect(hits.map(({ paperId, byMeaning }) => [paperId, byMeaning])).toEqual([
      [named, false],
      [alike, true],
    ]);
    expect(await ids('memory -is:unread', { meaning: Float32Array.of(1, 0) })).toEqual([]);
  });

  it('forgets removed papers, and the former texts of a paper', async () => {
    const paper = put('Before');
    put('After', { id: paper });
    expect([await ids('before'), await ids('after')]).toEqual([[], [paper]]);
    index.remove(paper);
    expect([await ids('after'), index.size]).toEqual([[], 0]);
  });

  it('returns at most the requested number of hits, with the total', async () => {
    for (let nth = 0; nth < 5; nth++) put('Same');
    expect(await search('same', { limit: 2 })).toMatchObject({ total: 5, hits: [{}, {}] });
  });

  it('finds every paper by any of its words, in any order', async () => {
    const word = fc.stringMatching(/^[a-zäé你]{3,8}$/).filter((drawn) => !wordsOf(drawn).some(isCommon));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const paper = put(words.join(' '));
        expect(await ids(words.toReversed().join(' '), { limit: 10_000 }), words.join()).toContain(paper);
        expect(await ids(`"${words.join(' ')}"`, { limit: 10_000 })).toContain(paper);
      }),
      { numRuns: 200 },
    );
  });
});
