import type { PapertreeDatabase } from '@/lib/db/database';
import { foldText } from '@/lib/domain/text/fold-text';
import { queryWords } from '@/lib/domain/topics/rank-topic-search';

/** What the address bar shows at once. */
const FOUND = 6;

/** Papers whose title or authors contain every word, last saved first, each with its address. */
export async function findTitles(
  db: PapertreeDatabase,
  query: string,
): Promise<{ title: string; address: string }[]> {
  const words = queryWords(query);
  if (words.length === 0) return [];
  const papers = await db.papers
    .orderBy('savedAt')
    .reverse()
    .filter(({ title, authors }) => {
      const text = `${title} ${authors.map(({ given, family }) => `${given} ${family}`).join(' ')}`;
      const folded = foldText(text);
      return words.every((word) => folded.includes(word));
    })
    .limit(FOUND)
    .toArray();
  return papers.map(({ title, links, pageUrl }) => ({ title, address: links.abs ?? pageUrl }));
}
