import { expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { targetFiles } from './target-files';

const topic = (id: string, name: string, own: Partial<Topic> = {}): Topic => ({
  id: id as TopicId,
  parentId: null,
  name,
  namedBy: 'person',
  locked: false,
  position: 0,
  ...own,
});
const bib = (branch: TopicId | null) => [{ path: 'papers.bib', text: `of ${branch}` }];
const paths = (...args: Parameters<typeof targetFiles>) => targetFiles(...args).map(({ path }) => path);

it('makes one file for the library, or one per branch with its name', () => {
  const topics = [
    topic('a', 'Agents'),
    topic('b', 'Vision', { position: 1 }),
    topic('c', 'Memory', { parentId: 'a' as TopicId }),
  ];
  expect(targetFiles({ of: 'library' }, topics, bib)).toEqual([{ path: 'papers.bib', text: 'of null' }]);
  expect(paths({ of: 'each-branch' }, topics, bib)).toEqual(['Agents.bib', 'Vision.bib']);
  expect(targetFiles({ of: 'branches', branches: ['c' as TopicId] }, topics, bib)).toEqual([
    { path: 'Memory.bib', text: 'of c' },
  ]);
});

it('gives files unique names that are valid on every system', () => {
  const topics = [
    topic('a', 'etc/passwd'),
    topic('b', 'Agents'),
    topic('c', 'agents'),
    topic('d', 'v1.2: a/b?'),
    topic('e', '…'),
  ];
  const made = paths({ of: 'each-branch' }, topics, bib);
  expect(made).toEqual(['etc passwd.bib', 'Agents.bib', 'agents 2.bib', 'v1.2 a b.bib', '….bib']);
});

it('contains a paper of two branches once', () => {
  const notes = (branch: TopicId | null) => [
    { path: 'notes/shared.md', text: 'shared' },
    { path: `notes/${branch}.md`, text: 'own' },
  ];
  const topics = [topic('a', 'Agents'), topic('b', 'Vision')];
  expect(paths({ of: 'each-branch' }, topics, notes)).toEqual([
    'notes/shared.md',
    'notes/a.md',
    'notes/b.md',
  ]);
});
