/** How finely the tree divides. */
export const granularities = ['coarse', 'medium', 'fine'] as const;
export type Granularity = (typeof granularities)[number];

/** How much the program files without asking. A person's rules always apply. */
export const autonomies = ['ask-always', 'ask-unsure', 'quiet'] as const;
export type Autonomy = (typeof autonomies)[number];

/** Each preference is a separate setting with the same name. */
export interface FilingPreferences {
  granularity: Granularity;
  autonomy: Autonomy;
}

/** The defaults. */
export const defaultFilingPreferences: FilingPreferences = { granularity: 'medium', autonomy: 'ask-unsure' };

export const filingPreferenceNames = Object.keys(defaultFilingPreferences) as (keyof FilingPreferences)[];
