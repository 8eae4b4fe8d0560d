/** How sure a placement is, as a person reads it. */
export type Match = 'strong' | 'fair' | 'weak';

/**
 * Of the papers of the 25 reporting lists, papers that need a new heading counted as wrong, 0.89 were right from 0.75
 * up, 0.62 between, and 0.32 below 0.46 (2026-11-28), where the engine asks.
 */
export const STRONG_FROM = 0.75;
const FAIR_FROM = 0.46;

/** The match for a confidence, 0 to 1. */
export function matchOf(confidence: number): Match {
  if (confidence >= STRONG_FROM) return 'strong';
  return confidence >= FAIR_FROM ? 'fair' : 'weak';
}
