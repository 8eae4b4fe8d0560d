import { describe, expect, it } from 'vitest';
import type { PaperView } from '@/components/page/paper/paper-state-and-actions';
import type { PaperMark, Suggestion } from '@/lib/domain/pages/paper-mark';
import {
  branchesOf,
  isShown,
  type ListPreference,
  needsSuggestions,
  positionsIn,
  SITE_DEFAULT,
  topicsOf,
} from './order-and-filter';

function view(mark: Partial<PaperMark>, suggestion: Partial<Suggestion> | null = null): PaperView {
  return { mark, suggestion, isSaving: false, problem: null } as PaperView;
}
const likely = view({ state: 'unsaved' }, { path: ['Agents', 'Memory'], confidence: 0.9, outlierRank: 0.1 });
const unlikely = view({ state: 'unsaved' }, { path: [], confidence: 0, outlierRank: 1 });
const between = view({ state: 'unsaved' }, { path: ['Agents'], confidence: 0.5, outlierRank: 0.4 });
const saved = view({ state: 'filed', path: ['Vision'], confidence: null });
const dismissed = view({ state: 'unsaved', seen: 'not-interested' }, { path: ['Agents'], confidence: 0.8 });
const all = [unlikely, dismissed, between, saved, likely];

const inOrder = (preference: Partial<ListPreference>) => {
  const positionOf = positionsIn({ ...SITE_DEFAULT, ...preference }, all) ?? (() => 0);
  return all.toSorted((a, b) => positionOf(a) - positionOf(b));
};
const shown = (show: ListPreference['show']) =>
  all.filter((each) => isShown({ ...SITE_DEFAULT, show }, each));

describe('a list', () => {
  it('is in the site’s order at first, and requests nothing', () => {
    expect(inOrder({})).toEqual(all);
    expect(shown('all')).toEqual(all);
    expect(needsSuggestions(SITE_DEFAULT)).toBe(false);
    expect(needsSuggestions({ ...SITE_DEFAULT, show: 'new' })).toBe(false);
  });

  it('lists its topics, those with the most papers first', () => {
    expect(topicsOf([...all, dismissed]).map(({ path, papers }) => [path.join('/'), papers])).toEqual([
      ['Agents', 3],
      ['Vision', 1],
      ['Agents/Memory', 1],
    ]);
  });

  it('by fit: unsaved papers with the best match first, then saved ones, dismissed ones last', () => {
    expect(inOrder({ order: 'fit' })).toEqual([likely, between, unlikely, saved, dismissed]);
  });

  it('by topic: each topic with its papers, the best match first; papers that fit no topic last', () => {
    expect(inOrder({ order: 'topic' })).toEqual([between, dismissed, likely, saved, unlikely]);
  });

  it('by outlier rank: papers farthest from the library first', () => {
    expect(inOrder({ order: 'outlier-rank' })[0]).toBe(unlikely);
    expect(inOrder({ order: 'outlier-rank' }).at(-1)).toBe(saved);
  });

  it('shows papers that are new to the person, or one branch', () => {
    expect(shown('new')).toEqual([unlikely, between, likely]);
    expect(shown(['Agents'])).toEqual([dismissed, between, likely]);
    expect(shown(['Agents', 'Memory'])).toEqual([likely]);
  });

  it('lists its branches', () => {
    expect(branchesOf(all)).toEqual([
      { path: ['Agents'], papers: 3 },
      { path: ['Agents', 'Memory'], papers: 1 },
      { path: ['Vision'], papers: 1 },
    ]);
  });
});
