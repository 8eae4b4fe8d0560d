import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TopicNodes } from './topic-nodes';

export const TopicNodesContext = createContext<TopicNodes | null>(null);

/** The whole tree of topics, as last read. */
export function useTopicNodes(): TopicNodes {
  const tree = useContext(TopicNodesContext);
  if (!tree) throw new Error('No TopicNodesContext above this component');
  return tree;
}
