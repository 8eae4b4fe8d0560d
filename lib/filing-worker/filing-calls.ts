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

/** The fields of a paper that the engine reads, in the library or not. */
export type PaperText = Pick<CapturedPaper, 'title' | 'abstract' | 'categories' | 'keywords'>;

/** A paper to find places for. */
export interface ConsiderRequest {
  paper: PaperText;
  /** `null` if it is not in the library. */
  id: PaperId | null;
  /** Topics that a person rejected for it. */
  rejected: TopicId[];
}

export interface ConsideredPlaces {
  /** Best first. */
  ranked: RankedTopic[];
  /** `null` if the paper fits an existing topic. */
  newTopic: NewTopic | null;
  /** Papers of the library, nearest first. */
  nearest: PaperId[];
}

/** A paper and the rule that matches it. */
export interface RuleMatch {
  paperId: PaperId;
  rule: Rule;
}

/** The calls of the filing worker. The worker reads the library and writes derived tables. */
export interface FilingRequests {
  /** Where papers that are not in the library would be filed, in the same order. */
  suggest(papers: PaperText[]): Promise<Suggestion[]>;
  /** Where one paper could be filed, and the nearest papers. */
  consider(request: ConsiderRequest): Promise<ConsideredPlaces>;
  /**
   * Embeds papers without vectors, and returns where each paper belongs, by the person's rules and preferences.
   * Papers that are gone or should stay where they are are left out.
   */
  place(paperIds: PaperId[]): Promise<ProposedPlacement[]>;
  /** The nearest papers of the library, nearest first, at most ten; empty if the paper has no vector. */
  similar(paperId: PaperId): Promise<SimilarPaper[]>;
  /** The vector of a text, for comparison with the papers' vectors of the same model. */
  embedQuery(text: string): Promise<QueryVector>;
  /**
   * On which device a model of the catalogue runs faster. @throws ExpectedError `model-unavailable`, `model-damaged`.
   */
  measure(model: string): Promise<ChosenModel>;
  /** Embeds some more papers with a model that is not in use yet. @throws as `measure`. */
  prepare(model: ChosenModel): Promise<{ done: number; total: number }>;
  /** A tree of these papers, at the preferred granularity, without papers that fit nowhere. */
  build(paperIds: PaperId[]): Promise<PlannedTopic[]>;
  /** Proposals to improve the tree, at the preferred granularity, most certain first. */
  propose(): Promise<Proposal[]>;
  /** The papers of the library that match these rules, each with the first matching rule. */
  fitRules(rules: Rule[]): Promise<RuleMatch[]>;
}
