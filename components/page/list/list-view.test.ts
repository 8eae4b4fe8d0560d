import { describe, expect, it } from 'vitest';
import type { PaperView } from '@/components/page/paper/page-paper';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import { AS_ON_SITE, branchesOf, isShown, type ListWish, needsSuggestions, positionOf } from './list-view';

function view(mark: Partial<PaperMark>, suggestion: Partial<Suggestion> | null = null): PaperView {
  return { mark, suggestion, isSaving: false, problem: null } as PaperView;
}
const likely = view({ state: 'unsaved' }, { path: ['Agents', 'Memory'], confidence: 0.9, newness: 0.1 });
const unlikely = view({ state: 'unsaved' }, { path: [], confidence: 0, newness: 1 });
const between = view({ state: 'unsaved' }, { path: ['Agents'], confidence: 0.5, newness: 0.4 });
const saved = view({ state: 'filed', path: ['Vision'], confidence: null });
const wavedAway = view({ state: 'unsaved', seen: 'not-interested' }, { path: ['Agents'], confidence: 0.8 });
const all = [unlikely, wavedAway, between, saved, likely];

const inOrder = (wish: Partial<ListWish>) =>
  all.toSorted(
    (a, b) =>
      (positionOf({ ...AS_ON_SITE, ...wish }, a) ?? 0) - (positionOf({ ...AS_ON_SITE, ...wish }, b) ?? 0),
  );
const shown = (show: ListWish['show']) => all.filter((each) => isShown({ ...AS_ON_SITE, show }, each));

describe('a list', () => {
  it('stands as on the site at first, and asks nothing', () => {
    expect(inOrder({})).toEqual(all);
    expect(shown('all')).toEqual(all);
    expect(needsSuggestions(AS_ON_SITE)).toBe(false);
    expect(needsSuggestions({ ...AS_ON_SITE, show: 'new' })).toBe(false);
  });

  it('by fit: what is placed, then the likeliest, what was waved away last', () => {
    expect(inOrder({ order: 'fit' })).toEqual([saved, likely, between, unlikely, wavedAway]);
  });

  it('from familiar to novel, and what lies between', () => {
    expect(inOrder({ order: 'newness', newness: 0 }).slice(0, 2)).toEqual([saved, likely]);
    expect(inOrder({ order: 'newness', newness: 1 })[0]).toBe(unlikely);
    expect(inOrder({ order: 'newness', newness: 0.4 })[0]).toBe(between);
  });

  it('shows what is new to the person, or one branch with all below it', () => {
    expect(shown('new')).toEqual([unlikely, between, likely]);
    expect(shown(['Agents'])).toEqual([wavedAway, between, likely]);
    expect(shown(['Agents', 'Memory'])).toEqual([likely]);
  });

  it('knows its branches', () => {
    expect(branchesOf(all)).toEqual([
      { path: ['Agents'], papers: 3 },
      { path: ['Agents', 'Memory'], papers: 1 },
      { path: ['Vision'], papers: 1 },
    ]);
  });
});
