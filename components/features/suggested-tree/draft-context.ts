import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PaperId } from '@/lib/domain/ids';
import type { DraftChange, PlanDraft } from './tree-draft';

/** The suggested topics while a person edits them. */
export interface DraftState {
  draft: PlanDraft;
  titles: ReadonlyMap<PaperId, string>;
  change(change: DraftChange): void;
}

export const DraftContext = createContext<DraftState | null>(null);

export function useDraft(): DraftState {
  const state = useContext(DraftContext);
  if (!state) throw new Error('No DraftContext above this component');
  return state;
}
