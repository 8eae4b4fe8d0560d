import type { ActId, MadeBy, PaperId, Place } from '@/lib/domain/ids';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import type { LikelyTopic, SaveChoices } from './save-choices';

/** The state of a mark beside a paper in a page. */
export type PaperMark =
  | { state: 'unsaved'; seen?: 'read' | 'not-interested' }
  /** Saved, not filed yet; if filing is paused, not before the person resumes it. */
  | { state: 'filing'; paperId: PaperId; act: ActId; isPaused?: boolean }
  /**
   * Saved and filed; if the engine was unsure, `path` is empty and `needsPerson` is true. `act` is the save, for
   * undo.
   */
  | {
      state: 'filed';
      paperId: PaperId;
      act: ActId;
      path: TopicPath;
      /** Of the topic; absent in Unsorted. */
      colour?: TopicColour;
      confidence: number | null;
      madeBy: MadeBy;
      needsPerson: boolean;
      /** The likeliest topics when the engine placed the paper, best first, at most three, without deleted ones. */
      likely: LikelyTopic[];
    };

/** Where an unsaved paper would be filed; an empty path is Unsorted. */
export interface Suggestion {
  path: TopicPath;
  topicId: Place;
  /** Of the topic; absent for Unsorted. */
  colour?: TopicColour;
  /** 0 to 1; 0 for Unsorted. */
  confidence: number;
  /** Topics that can be chosen with one click or key; includes the topic of `path` if the engine chose it. */
  choices: SaveChoices;
  /**
   * How unusual the paper is in the library: the share of papers that are nearer to their nearest neighbour, 0 to 1;
   * `null` in very small libraries.
   */
  outlierRank: number | null;
}
