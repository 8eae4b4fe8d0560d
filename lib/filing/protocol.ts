import type { ChosenModel } from '@/lib/db/schema';
import type { PaperId } from '@/lib/domain/ids';
import type { CapturedPaper, SimilarPaper } from '@/lib/domain/paper';
import type { Placement } from '@/lib/domain/placement';
import type { PlannedTopic, Suggestion } from '@/lib/messaging/protocol';

/** Where the engine puts a paper; becomes a `Placement` once the background has written it. */
export type Placed = Pick<Placement, 'paperId' | 'topicId' | 'also' | 'confidence' | 'reason' | 'ranked'>;

/** What of a met paper the engine looks at. */
export type MetPaper = Pick<CapturedPaper, 'title' | 'abstract' | 'categories' | 'keywords'>;

/** What the background asks of the filing worker. The worker reads the library, and writes what is derived from it. */
export interface FilingRequests {
  /** Where papers that are not in the library would go, in the same order. */
  suggest(papers: MetPaper[]): Promise<Suggestion[]>;
  /** Embeds what is not embedded yet, and says where each paper belongs; papers that are gone are left out. */
  place(paperIds: PaperId[]): Promise<Placed[]>;
  /** The nearest papers of the library, nearest first, at most ten; none where the paper has no vector. */
  similar(paperId: PaperId): Promise<SimilarPaper[]>;
  /** On which device a model of the catalogue runs faster. @throws ExpectedError `model-unavailable`, `model-damaged`. */
  measure(model: string): Promise<ChosenModel>;
  /** Embeds some more papers with a model that is not in use yet. @throws as `measure`. */
  prepare(model: ChosenModel): Promise<{ done: number; total: number }>;
  /** A first tree of these papers; those that fit nowhere are left out. */
  build(paperIds: PaperId[]): Promise<PlannedTopic[]>;
}
