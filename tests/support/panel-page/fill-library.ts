import type { TopicId } from '@/lib/domain/ids';
import { readingStates } from '@/lib/domain/papers/paper';
import type { LibraryContext } from '@/lib/library/context';
import { filePending } from '@/lib/library/filing/file-waiting-papers';
import { annotatePapers } from '@/lib/library/papers/annotate-papers';
import { savePaper } from '@/lib/library/papers/save-paper';
import { colourTopic, createTopic } from '@/lib/library/topics/edit-topics';
import { examplePapers } from '@/tests/pages/example-papers';
import { makePaper } from '@/tests/support/make-paper';
import { fillSurroundings } from './fill-surroundings';
import { sampleTree } from './sample-filing';

/** The contents of the library when the panel opens. */
export const scenes = [
  'empty',
  'young',
  'offer',
  'tree',
  'hostile',
  'busy',
  'full',
  'newer',
  'closed',
  'lost',
] as const;
export type Scene = (typeof scenes)[number];

const paperCounts: Partial<Record<Scene, number>> = {
  young: 5,
  offer: 40,
  tree: examplePapers.length,
  hostile: 20,
  full: 3,
};

export function isScene(name: string): name is Scene {
  return scenes.some((scene) => scene === name);
}

/** Names and titles that a hostile page or a playful person might use. */
const hostile = [
  '<img src=x onerror="document.title=\'broken\'">',
  '\u202eright to left',
  'تعلم الآلة',
  '😀'.repeat(90),
  'W'.repeat(200),
  '$1 $2 %s {{x}}',
];

export async function fillLibrary(context: LibraryContext, scene: Scene): Promise<void> {
  if (scene === 'tree' || scene === 'hostile') await createSampleTree(context);
  if (scene === 'hostile') for (const name of hostile) await createTopic(context, name, null);
  for (const paper of examplePapers.slice(0, paperCounts[scene] ?? 0)) {
    const abs = `https://arxiv.org/abs/${paper.arxiv}`;
    await savePaper(context, {
      ...makePaper(paper.arxiv, paper),
      identifiers: { arxiv: paper.arxiv },
      links: { abs, pdf: `https://arxiv.org/pdf/${paper.arxiv}` },
      pageUrl: abs,
    });
  }
  if (scene === 'hostile')
    for (const [index, title] of hostile.entries())
      await savePaper(
        context,
        makePaper(`2601.0000${index}`, {
          title,
          abstract: title,
          authors: [{ family: title, given: '' }],
          links: { abs: 'javascript:document.title="broken"', pdf: 'javascript:document.title="broken"' },
          pageUrl: 'data:text/html,x',
        }),
      );
  if (scene !== 'young') await filePending(context);
  if (scene === 'tree') await handle(context);
  if (scene === 'busy' || scene === 'closed') await fillSurroundings(context);
}

/** Adds what a reader would: colours, tags and reading states. */
async function handle(context: LibraryContext): Promise<void> {
  const topics = await context.db.topics.filter(({ parentId }) => parentId === null).toArray();
  for (const [index, { id }] of topics.slice(0, 3).entries())
    await colourTopic(context, id, (['teal', 'purple', 'orange'] as const)[index] ?? null);
  const papers = await context.db.papers.orderBy('savedAt').primaryKeys();
  for (const [index, id] of papers.entries())
    if (index % 4 === 0)
      await annotatePapers(context, [id], {
        reading: readingStates[index % 3] ?? null,
        favourite: index % 8 === 0,
        addTags: ['to cite', 'seminar'].slice(0, 1 + (index % 2)),
      });
}

async function createSampleTree(context: LibraryContext): Promise<void> {
  const topics = new Map<string, TopicId>();
  const make = async (path: string[]): Promise<TopicId> => {
    const key = path.join('/');
    const known = topics.get(key);
    if (known) return known;
    const parentId = path.length > 1 ? await make(path.slice(0, -1)) : null;
    const { topicId } = await createTopic(context, path.at(-1) ?? '', parentId);
    topics.set(key, topicId);
    return topicId;
  };
  for (const { path } of sampleTree) await make(path);
}
