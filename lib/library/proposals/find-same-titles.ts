import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import { plainTitle } from '@/lib/domain/papers/plain-title';
import type { SamePaperProposal } from '@/lib/domain/proposals/proposal';
import { parts } from '@/lib/domain/split-into-parts';
import { foldText } from '@/lib/domain/text/fold-text';

/** The most proposals of this kind at a time. */
const MAX_PROPOSALS = 50;
/** Strength of the proposal: title and first author agree, or only the title. */
const BY_AUTHOR = 0.9;
const BY_TITLE = 0.3;

/** Papers read in one go: what they take in memory stays small, whatever the library. */
const AT_ONCE = 500;

/** What identifies a paper when compared by title. */
interface Known {
  id: PaperId;
  title: string;
  /** Family name of the first author, without accents and case. */
  author: string | undefined;
}

/** Pairs of papers that have one title, and no identifier that says they are one. */
export async function findSameTitles(db: PapertreeDatabase): Promise<SamePaperProposal[]> {
  const first = new Map<string, Known>();
  const found: SamePaperProposal[] = [];
  for (const ids of parts(await db.papers.orderBy('savedAt').primaryKeys(), AT_ONCE)) {
    for (const paper of await db.papers.bulkGet(ids)) {
      const title = paper && plainTitle(paper);
      if (!title) continue;
      const { id, authors } = paper;
      const author = authors[0] && foldText(authors[0].family);
      const other = first.get(title);
      if (!other) {
        first.set(title, { id, title: paper.title, author });
        continue;
      }
      const strength = author !== undefined && author === other.author ? BY_AUTHOR : BY_TITLE;
      const papers: SamePaperProposal['papers'] = [other.id, id];
      found.push({ type: 'same-paper', title: other.title, papers, strength, words: [] });
    }
  }
  return found.toSorted((a, b) => b.strength - a.strength).slice(0, MAX_PROPOSALS);
}
