import { expect, it } from 'vitest';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import type { TopicId } from '@/lib/domain/ids';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import { topicChip } from './chip-content';

const likely = (confidence: number) => ({ topicId: 't' as TopicId, path: ['Agents'], confidence });

function chip(
  mark: Partial<PaperMark>,
  suggestion: Partial<Suggestion> | null,
  own: Partial<PaperView> = {},
) {
  const choices = { topics: [likely(suggestion?.confidence ?? 0)], newTopic: null };
  const full = suggestion && { path: [], confidence: 0, choices, outlierRank: null, ...suggestion };
  return topicChip({ mark, suggestion: full, isSaving: false, problem: null, ...own } as PaperView);
}
const unsaved = { state: 'unsaved' } as const;

it('is plain if the engine would file the paper there, and faint if it is not sure', () => {
  expect(chip(unsaved, { path: ['Agents', 'Memory'], confidence: 0.9 })).toMatchObject({
    path: ['Agents', 'Memory'],
    look: 'likely',
  });
  expect(chip(unsaved, { path: ['Agents'], confidence: 0.5 })).toMatchObject({ look: 'unsure' });
  expect(chip(unsaved, { confidence: 0.5 })).toMatchObject({ path: ['Agents'], look: 'unsure' });
});

it('is absent if no topic fits', () => {
  expect(chip(unsaved, { confidence: 0.1 })).toBeNull();
  const newTopic = { name: 'Proteins', parentId: null, parentPath: [] };
  const choices = { topics: [likely(0.5)], newTopic };
  expect(chip(unsaved, { confidence: 0.5, choices })).toBeNull();
  expect(chip(unsaved, null)).toBeNull();
});

it('is filled if the paper is saved, and absent if it was read or dismissed', () => {
  expect(chip({ state: 'filed', path: ['Vision'], colour: 'pink' }, null)).toEqual({
    path: ['Vision'],
    colour: 'pink',
    look: 'saved',
  });
  expect(chip({ state: 'filed', path: [] }, null)).toBeNull();
  for (const seen of ['read', 'not-interested'] as const)
    expect(chip({ state: 'unsaved', seen }, { path: ['Agents'], confidence: 0.9 })).toBeNull();
});

it('is absent while a paper is being saved and after an error', () => {
  const suggestion = { path: ['Agents'], confidence: 0.9 };
  expect(chip(unsaved, suggestion, { isSaving: true })).toBeNull();
  expect(chip(unsaved, suggestion, { problem: { request: 'save', error: 'unexpected' } })).toBeNull();
});
