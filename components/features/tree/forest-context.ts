import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TopicForest } from './topic-forest';

export const ForestContext = createContext<TopicForest | null>(null);

/** The whole tree of topics, as it was last read. */
export function useForest(): TopicForest {
  const forest = useContext(ForestContext);
  if (!forest) throw new Error('No ForestContext above this component');
  return forest;
}
