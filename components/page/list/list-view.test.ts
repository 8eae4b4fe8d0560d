import { describe, expect, it } from 'vitest';
import type { PaperView } from '@/components/page/paper/page-paper';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import {
  branchesOf,
  isShown,
  type ListPreference,
  needsSuggestions,
  positionOf,
  SITE_DEFAULT,
} from './list-view';

function view(mark: Partial<PaperMark>, suggestion: Partial<Suggestion> | null = null): PaperView {
  return { mark, suggestion, isSaving: false, problem: null } as PaperView;
}
const likely = view({ state: 'unsaved' }, { path: ['Agents', 'Memory'], confidence: 0.9, outlierRank: 0.1 });
const unlikely = view({ state: 'unsaved' }, { path: [], confidence: 0, outlierRank: 1 });
const between = view({ state: 'unsaved' }, { path: ['Agents'], confidence: 0.5, outlierRank: 0.4 });
const saved = view({ state: 'filed', path: ['Vision'], confidence: null });
const dismissed = view({ state: 'unsaved', seen: 'not-interested' }, { path: ['Agents'], confidence: 0.8 });
const all = [unlikely, dismissed, between, saved, likely];

const inOrder = (preference: Partial<ListPreference>) =>
  all.toSorted(
    (a, b) =>
      (positionOf({ ...SITE_DEFAULT, ...preference }, a) ?? 0) -
      (positionOf({ ...SITE_DEFAULT, ...preference }, b) ?? 0),
  );
const shown = (show: ListPreference['show']) =>
  all.filter((each) => isShown({ ...SITE_DEFAULT, show }, each));

describe('a list', () => {
  it('stands as on the site at first, and asks nothing', () => {
    expect(inOrder({})).toEqual(all);
    expect(shown('all')).toEqual(all);
    expect(needsSuggestions(SITE_DEFAULT)).toBe(false);
    expect(needsSuggestions({ ...SITE_DEFAULT, show: 'new' })).toBe(false);
  });

  it('by fit: what is placed, then the likeliest, what was dismissed last', () => {
    expect(inOrder({ order: 'fit' })).toEqual([saved, likely, between, unlikely, dismissed]);
  });

  it('from familiar to novel, and what lies between', () => {
    expect(inOrder({ order: 'novelty', novelty: 0 }).slice(0, 2)).toEqual([saved, likely]);
    expect(inOrder({ order: 'novelty', novelty: 1 })[0]).toBe(unlikely);
    expect(inOrder({ order: 'novelty', novelty: 0.4 })[0]).toBe(between);
  });

  it('shows what is new to the person, or one branch with all below it', () => {
    expect(shown('new')).toEqual([unlikely, between, likely]);
    expect(shown(['Agents'])).toEqual([dismissed, between, likely]);
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
