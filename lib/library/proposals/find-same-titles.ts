import type { PapertreeDatabase } from '@/lib/db/database';
import type { Paper } from '@/lib/domain/papers/paper';
import { plainTitle } from '@/lib/domain/papers/plain-title';
import type { SamePaperProposal } from '@/lib/domain/proposals/proposal';
import { foldText } from '@/lib/domain/text/fold-text';

/** A person is not asked about more at a time. */
const MOST = 50;
/** How clear it is that two papers are one: by their first author too, or by their title alone. */
const BY_AUTHOR = 0.9;
const BY_TITLE = 0.3;

/** Pairs of papers that have one title, and no identifier that says they are one. */
export async function findSameTitles(db: PapertreeDatabase): Promise<SamePaperProposal[]> {
  const first = new Map<string, Paper>();
  const found: SamePaperProposal[] = [];
  for (const paper of await db.papers.orderBy('savedAt').toArray()) {
    const title = plainTitle(paper);
    const other = first.get(title);
    if (!title) continue;
    if (!other) first.set(title, paper);
    else {
      const strength = haveOneAuthor(other, paper) ? BY_AUTHOR : BY_TITLE;
      const papers: SamePaperProposal['papers'] = [other.id, paper.id];
      found.push({ type: 'same-paper', title: other.title, papers, strength, words: [] });
    }
  }
  return found.toSorted((a, b) => b.strength - a.strength).slice(0, MOST);
}

function haveOneAuthor(one: Paper, other: Paper): boolean {
  const [family, otherFamily] = [one, other].map(({ authors }) => authors[0]?.family);
  return family !== undefined && otherFamily !== undefined && foldText(family) === foldText(otherFamily);
}
