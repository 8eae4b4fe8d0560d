import { useLive } from '@/components/data/use-live';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { isZotero, LISTED_PATHS_MAX, type Target } from '@/lib/domain/targets/target';

const TOPICS = 'topics/';
const PAPERS = 'papers/';

/** Names of a target's files for people: their paths, or for Zotero the names of topics and papers. */
export function usePathNames({ place }: Pick<Target, 'place'>, paths: string[]): string[] {
  const tree = useTopicNodes();
  const isOfZotero = isZotero(place);
  const ids = paths
    .slice(0, LISTED_PATHS_MAX)
    .flatMap((path) => (isOfZotero && path.startsWith(PAPERS) ? [path.slice(PAPERS.length) as PaperId] : []));
  const reading = useLive((library) => library.readPaperTitles(ids), [ids.join(' ')]);
  if (!isOfZotero) return paths;
  const titles = reading.state === 'ready' ? reading.value : null;
  return paths.map((path) => {
    const id = path.slice(TOPICS.length);
    if (path.startsWith(PAPERS)) return titles?.get(id as PaperId) ?? id;
    return tree.byId.get(id as TopicId)?.topic.name ?? 'Papertree';
  });
}
