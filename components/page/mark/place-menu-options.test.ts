import { describe, expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import { placeOptions } from './place-menu-options';

const topic = (...path: string[]) => ({ topicId: path.join('/') as TopicId, path });
const ranked = [
  { ...topic('Agents', 'Memory'), confidence: 0.7 },
  { ...topic('Agents'), confidence: 0.2 },
];
const unsaved: PaperMark = { state: 'unsaved' };
const filed = { state: 'filed', path: ['Agents', 'Memory'] } as PaperMark;
const paths = (...args: Parameters<typeof placeOptions>) =>
  placeOptions(...args).map(({ path }) => path.join('/'));

describe('the options of a menu', () => {
  it('are the guesses while nothing is typed', () => {
    expect(placeOptions(' ', [topic('Vision')], { ranked }, unsaved)).toEqual([
      { destination: { topicId: 'Agents/Memory' }, path: ['Agents', 'Memory'], share: 0.7 },
      { destination: { topicId: 'Agents' }, path: ['Agents'], share: 0.2 },
    ]);
  });

  it('leave out the paper’s present place', () => {
    expect(paths('', [], { ranked }, filed)).toEqual(['Agents']);
    expect(paths('mem', [topic('Agents', 'Memory')], { ranked: [] }, filed)).toEqual(['mem']);
  });

  it('are the topics found, then the typed name as a new topic, at the top and under the most likely topic', () => {
    expect(placeOptions(' Tool  use ', [topic('Tools')], { ranked }, unsaved)).toEqual([
      { destination: { topicId: 'Tools' }, path: ['Tools'], share: null },
      { destination: { newTopic: 'Tool use', parentId: null }, path: ['Tool use'], share: null },
      {
        destination: { newTopic: 'Tool use', parentId: 'Agents/Memory' },
        path: ['Agents', 'Memory', 'Tool use'],
        share: null,
      },
    ]);
  });

  it('do not offer to create an existing topic', () => {
    expect(paths('tools', [topic('Tools')], { ranked: [] }, unsaved)).toEqual(['Tools']);
  });
});
