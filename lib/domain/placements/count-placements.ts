import { type Place, UNSORTED } from '@/lib/domain/ids';
import { asksPerson, type Placement } from './placement';

/** How many papers a place lists: derived from the placements, and changed with them. */
export interface PlaceCount {
  place: Place;
  /** Papers whose primary or secondary topic it is, without those of the topics below it. */
  papers: number;
  /** For Unsorted: papers that wait for a person's decision. */
  asked: number;
  /** Papers that the program filed here by similarity. */
  guessed: number;
}

/** Adds a placement to the counts of its places, or with `times` -1 subtracts it. */
export function countPlacement(counts: Map<Place, PlaceCount>, placement: Placement, times: 1 | -1): void {
  for (const place of [placement.topicId, ...placement.also]) {
    const count = counts.get(place) ?? { place, papers: 0, asked: 0, guessed: 0 };
    const isPrimary = place === placement.topicId;
    counts.set(place, {
      place,
      papers: count.papers + times,
      asked: count.asked + (isPrimary && asksPerson(placement) ? times : 0),
      guessed: count.guessed + (isPrimary && isFiledBySimilarity(placement) ? times : 0),
    });
  }
}

/** The counts of these placements, by place. */
export function countPlacements(placements: Iterable<Placement>): Map<Place, PlaceCount> {
  const counts = new Map<Place, PlaceCount>();
  for (const placement of placements) countPlacement(counts, placement, 1);
  return counts;
}

/** The counts with the differences added, without places whose counts are 0. */
export function addCounts(
  present: readonly (PlaceCount | undefined)[],
  differences: Iterable<PlaceCount>,
): { counted: PlaceCount[]; empty: Place[] } {
  const known = new Map(present.flatMap((count) => (count ? [[count.place, count] as const] : [])));
  const counted: PlaceCount[] = [];
  const empty: Place[] = [];
  for (const { place, papers, asked, guessed } of differences) {
    const before = known.get(place) ?? { papers: 0, asked: 0, guessed: 0 };
    const after = {
      place,
      papers: before.papers + papers,
      asked: before.asked + asked,
      guessed: before.guessed + guessed,
    };
    if (after.papers === 0 && after.asked === 0 && after.guessed === 0) empty.push(place);
    else counted.push(after);
  }
  return { counted, empty };
}

/** Whether the program filed the paper by similarity, and not by a rule or an accepted proposal. */
export function isFiledBySimilarity({ topicId, madeBy, confidence, reason }: Placement): boolean {
  return (
    madeBy === 'program' && topicId !== UNSORTED && confidence !== null && !reason?.rule && !reason?.agreed
  );
}
