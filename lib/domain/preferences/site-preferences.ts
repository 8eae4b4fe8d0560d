import { isDue } from '@/lib/domain/jobs/back-off';

/** What Papertree does on pages that the person opens. */
export interface SitePreferences {
  /** Hosts on whose pages Papertree does nothing, e.g. `huggingface.co`. */
  off: string[];
  /** Until when Papertree does nothing on any page, in milliseconds since 1970; 0 if it is not paused. */
  pausedUntil: number;
  /** Whether marks show the names of topics. */
  namesTopics: boolean;
  /** Whether papers that were open for a while are remembered as seen. */
  remembersRead: boolean;
  /** Whether fields that are missing on a page are requested from arXiv. */
  completes: boolean;
}

/** The defaults. */
export const defaultSitePreferences: SitePreferences = {
  off: [],
  pausedUntil: 0,
  namesTopics: true,
  remembersRead: false,
  completes: true,
};

/** How long a pause lasts, milliseconds. */
export const SITES_PAUSE_MS = 60 * 60_000;

/**
 * Whether Papertree is paused on all pages. A pause with more than an hour left was set by a wrong clock and is
 * ignored.
 */
export function isPaused({ pausedUntil }: Pick<SitePreferences, 'pausedUntil'>, now: number): boolean {
  return !isDue(pausedUntil, now, SITES_PAUSE_MS);
}

/** Whether Papertree is off or paused on pages of this host. */
export function isSiteOff(preferences: SitePreferences, host: string, now: number): boolean {
  const { off } = preferences;
  return isPaused(preferences, now) || off.some((site) => host === site || host.endsWith(`.${site}`));
}
