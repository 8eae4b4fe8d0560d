import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LiveSearch } from '@/lib/search/worker/live-search';

export const LiveSearchContext = createContext<LiveSearch | null>(null);

export function useLiveSearch(): LiveSearch {
  const search = useContext(LiveSearchContext);
  if (!search) throw new Error('No LiveSearchContext above this component');
  return search;
}
