import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import type { CapturedPaper, SimilarPaper } from '@/lib/domain/papers/paper';
import type { NewTopic, Placement, RankedTopic } from '@/lib/domain/placements/placement';
import type { ChosenModel } from '@/lib/domain/preferences/model-preferences';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { QueryVector } from '@/lib/domain/query-vector';
import type { Rule } from '@/lib/domain/rules/rule';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';

/** Where a paper should go; becomes a `Placement` once the background has written it. */
export type ProposedPlacement = Pick<Placement, 'paperId' | 'topicId' | 'confidence' | 'reason' | 'ranked'>;

/** What the engine reads of a paper, whether it is in the library or not. */
export type PaperText = Pick<CapturedPaper, 'title' | 'abstract' | 'categories' | 'keywords'>;

/** A paper of which one wants to know where it could go. */
export interface ConsiderRequest {
  paper: PaperText;
  /** `null` where it is not in the library. */
  id: PaperId | null;
  /** Topics that a person rejected for it. */
  rejected: TopicId[];
}

export interface ConsideredPlaces {
  /** Best first. */
  ranked: RankedTopic[];
  /** `null` where the paper fits a topic that there is. */
  newTopic: NewTopic | null;
  /** Papers of the library, nearest first. */
  nearest: PaperId[];
}

/** A paper and the rule that matches it. */
export interface RuleFit {
  paperId: PaperId;
  rule: Rule;
}

/** What the background asks of the filing worker. The worker reads the library, and writes what is derived from it. */
export interface FilingRequests {
  /** Where papers that are not in the library would go, in the same order. */
  suggest(papers: PaperText[]): Promise<Suggestion[]>;
  /** Where one paper could go, and the papers nearest to it. */
  consider(request: ConsiderRequest): Promise<ConsideredPlaces>;
  /**
   * Embeds what is not embedded yet, and says where each paper belongs, by the person's rules and preferences;
   * papers that are gone, or had better stay as they are, are left out.
   */
  place(paperIds: PaperId[]): Promise<ProposedPlacement[]>;
  /** The nearest papers of the library, nearest first, at most ten; none where the paper has no vector. */
  similar(paperId: PaperId): Promise<SimilarPaper[]>;
  /** What a text means, for comparison with the papers' vectors of the same model. */
  embedQuery(text: string): Promise<QueryVector>;
  /** On which device a model of the catalogue runs faster. @throws ExpectedError `model-unavailable`, `model-damaged`. */
  measure(model: string): Promise<ChosenModel>;
  /** Embeds some more papers with a model that is not in use yet. @throws as `measure`. */
  prepare(model: ChosenModel): Promise<{ done: number; total: number }>;
  /** A tree of these papers, as finely as the person prefers; those that fit nowhere are left out. */
  build(paperIds: PaperId[]): Promise<PlannedTopic[]>;
  /** What could be improved in the tree, as finely as the person prefers, clearest first. */
  propose(): Promise<Proposal[]>;
  /** The papers of the library that these rules fit, each with the first rule that does. */
  fitRules(rules: Rule[]): Promise<RuleFit[]>;
}
