import { expect, it } from 'vitest';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import { leafState } from './format-mark';

it('draws a paper that is saved outside all topics otherwise than a filed one', () => {
  const leaf = (path: string[], needsPerson = false) =>
    leafState({ mark: { state: 'filed', path, needsPerson }, isSaving: false, problem: null } as PaperView);
  expect([leaf(['Agents']), leaf([]), leaf([], true)]).toEqual(['filed', 'saving', 'needs-person']);
});
