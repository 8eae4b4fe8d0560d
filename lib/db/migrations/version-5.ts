import { countPlacements } from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Migration } from './migration';

/** How many papers each place lists is kept, papers are found by their citation key, and acts are written in parts. */
export const version5: Migration = {
  version: 5,
  stores: {
    placeCounts: 'place',
    longActs: 'act',
    papers: 'id, &*aliases, savedAt, *tags, citationKey',
    placements: 'paperId, *also, [topicId+at], confidence',
  },
  derived: [
    {
      from: 'placements',
      to: 'placeCounts',
      derive: (placements) => [...countPlacements(placements as Placement[]).values()],
    },
  ],
};
