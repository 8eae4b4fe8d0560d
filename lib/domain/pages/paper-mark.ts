import type { ActId, MadeBy, PaperId, Place } from '@/lib/domain/ids';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';
import type { LikelyTopic, SaveChoices } from './save-choices';

/** What a page shows beside a paper that it holds. */
export type PaperMark =
  | { state: 'unsaved'; seen?: 'read' | 'not-interested' }
  /** Saved; the engine has not placed it yet, and will not before the person goes on with filing where it is paused. */
  | { state: 'filing'; paperId: PaperId; act: ActId; isPaused?: boolean }
  /** Saved and placed; `path` is empty and `needsPerson` true where the engine was unsure. `act` is the save, for undo. */
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
      /** The likeliest topics when the engine placed it, best first, at most three; those that are gone are left out. */
      likely: LikelyTopic[];
    };

/** Where a paper that is not saved would go; an empty path is Unsorted. */
export interface Suggestion {
  path: TopicPath;
  topicId: Place;
  /** Of the topic; absent for Unsorted. */
  colour?: TopicColour;
  /** 0 to 1; 0 for Unsorted. */
  confidence: number;
  /** What one act can choose; the topic of `path` is among them, where the engine chose it. */
  choices: SaveChoices;
  /** How far the paper lies from the library: the share of its papers that are nearer to their nearest neighbour, 0 to 1;
   * `null` for a library of a handful. */
  outlierRank: number | null;
}
