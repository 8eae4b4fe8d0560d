import type { Embedding, Setting } from '@/lib/db/schema';
import { UNSORTED } from '@/lib/domain/ids';
import type { Job } from '@/lib/domain/jobs/job';
import type { Change } from '@/lib/domain/log/change';
import type { LongAct } from '@/lib/domain/log/long-act';
import type { Paper } from '@/lib/domain/papers/paper';
import type { PlaceCount } from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import { topicPath } from '@/lib/domain/topics/topic-path';
import type { RequestInput, RequestOutput } from '@/lib/rpc/define-request';
import type { Requests } from '@/lib/rpc/requests';
import type { View } from './view';

interface Tables {
  papers: Paper;
  topics: Topic;
  placements: Placement;
  changes: Change;
  queue: Job;
  embeddings: Pick<Embedding, 'paperId' | 'model'>;
  settings: Setting;
  placeCounts: PlaceCount;
  longActs: LongAct;
}

/** All records of a table, read from IndexedDB in a page of the extension; none if there is no library yet. */
export function readTable<Name extends keyof Tables>(page: View, table: Name): Promise<Tables[Name][]> {
  return page.evaluate(async (name) => {
    const known = await indexedDB.databases();
    if (!known.some((database) => database.name === 'papertree')) return [];
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('papertree'));
    try {
      return await answer(database.transaction(name).objectStore(name).getAll());
    } finally {
      database.close();
    }
  }, table);
}

/** Sends a request to the background as the panel does; throws if it is refused. */
export async function request<Name extends keyof Requests>(
  page: View,
  name: Name,
  request: RequestInput<Requests[Name]>,
): Promise<RequestOutput<Requests[Name]>> {
  const answer = await page.evaluate(
    async (message) => {
      const { browser = undefined, chrome = undefined } = globalThis as unknown as Record<string, Runtime>;
      return (browser ?? chrome)?.runtime.sendMessage(message);
    },
    { type: 'request', name, request },
  );
  if (!answer?.ok) throw new Error(`${name}: ${answer?.error ?? 'no answer'}`);
  return answer.value as RequestOutput<Requests[Name]>;
}

interface Runtime {
  runtime: {
    sendMessage(message: unknown): Promise<{ ok: boolean; value: unknown; error: string } | undefined>;
  };
}

/** The place of every paper: from its id to the topic names from the top of the tree down; empty for Unsorted. */
export async function readPlaces(page: View): Promise<Map<string, string[]>> {
  const topics = new Map((await readTable(page, 'topics')).map((topic) => [topic.id, topic]));
  const placements = await readTable(page, 'placements');
  return new Map(placements.map(({ paperId, topicId }) => [paperId, topicPath(topicId, topics)]));
}

/** The tree and its papers as lines of text, as `npm start` prints it. */
export async function drawTree(page: View): Promise<string> {
  const [topics, papers, placements] = await Promise.all([
    readTable(page, 'topics'),
    readTable(page, 'papers'),
    readTable(page, 'placements'),
  ]);
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  const papersAt = (place: Placement['topicId'], indent: string): string[] =>
    placements
      .filter(({ topicId }) => topicId === place)
      .map(({ paperId }) => `${indent}· ${titles.get(paperId) ?? paperId}`);
  const branches = (parent: Topic['id'] | null, indent: string): string[] =>
    topics
      .filter(({ parentId }) => parentId === parent)
      .sort((a, b) => a.position - b.position)
      .flatMap(({ id, name }) => [
        `${indent}${name}`,
        ...branches(id, `${indent}  `),
        ...papersAt(id, `${indent}  `),
      ]);
  const unsorted = papersAt(UNSORTED, '  ');
  return [...branches(null, ''), ...(unsorted.length > 0 ? ['Unsorted', ...unsorted] : [])].join('\n');
}

/** Number of papers that wait to be filed. */
export async function papersWaiting(page: View): Promise<number> {
  return (await readTable(page, 'queue')).filter(({ kind }) => kind === 'file').length;
}

/** Names of the backup files that the panel would list. */
export function readBackupNames(page: View): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('backups', { create: true });
    const names: string[] = [];
    for await (const { name } of folder.values()) if (name.endsWith('.json.gz')) names.push(name);
    return names;
  });
}

/** The id of a backup, from its file name. */
export function backupIdOf(name: string): string {
  return /_([0-9a-f-]{36})\.json\.gz$/.exec(name)?.[1] ?? '';
}
