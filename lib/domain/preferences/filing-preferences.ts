/** How finely a person likes the tree to divide. */
export const granularities = ['coarse', 'medium', 'fine'] as const;
export type Granularity = (typeof granularities)[number];

/** How much the program may file by itself. A person's rules are followed under each of them. */
export const autonomies = ['ask-always', 'ask-unsure', 'quiet'] as const;
export type Autonomy = (typeof autonomies)[number];

/** Each is a setting of its own, of the name that it has here. */
export interface FilingPreferences {
  granularity: Granularity;
  autonomy: Autonomy;
}

/** Until a person says otherwise. */
export const usualPreferences: FilingPreferences = { granularity: 'medium', autonomy: 'ask-unsure' };

export const filingPreferenceNames = Object.keys(usualPreferences) as (keyof FilingPreferences)[];
