/** How sure a placement is, as a person reads it. */
export type Match = 'strong' | 'fair' | 'weak';

/**
 * The shares of correctly filed papers in the 25 reporting lists, counting papers that need a new heading as wrong,
 * were 0.89 from 0.75 up, 0.62 between the thresholds, and 0.32 below 0.46, where the engine asks (2026-11-28).
 */
export const STRONG_FROM = 0.75;
const FAIR_FROM = 0.46;

/** The match for a confidence, 0 to 1. */
export function matchOf(confidence: number): Match {
  if (confidence >= STRONG_FROM) return 'strong';
  return confidence >= FAIR_FROM ? 'fair' : 'weak';
}
