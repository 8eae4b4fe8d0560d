import { isDue } from '@/lib/domain/jobs/back-off';

/** What Papertree does on the pages that a person opens, and asks of their sites. */
export interface SitePreferences {
  /** Hosts whose pages are left alone, e.g. `huggingface.co`. */
  off: string[];
  /** Every page is left alone until then, milliseconds since 1970; 0: none is. */
  pausedUntil: number;
  /** Topics are named beside marks; else the marks alone are there. */
  namesTopics: boolean;
  /** Papers that were opened and read for a while are remembered as seen. */
  remembersRead: boolean;
  /** What a page told too little of is asked of arXiv. */
  completes: boolean;
}

/** Until a person says otherwise. */
export const usualSitePreferences: SitePreferences = {
  off: [],
  pausedUntil: 0,
  namesTopics: true,
  remembersRead: false,
  completes: true,
};

/** How long a pause lasts, milliseconds. */
export const SITES_PAUSE_MS = 60 * 60_000;

/** Whether every page is left alone now. A pause that would last longer than one can was begun by a clock that was ahead. */
export function isPaused({ pausedUntil }: Pick<SitePreferences, 'pausedUntil'>, now: number): boolean {
  return !isDue(pausedUntil, now, SITES_PAUSE_MS);
}

/** Whether pages of this host are to be left alone now. */
export function isSiteOff(preferences: SitePreferences, host: string, now: number): boolean {
  const { off } = preferences;
  return isPaused(preferences, now) || off.some((site) => host === site || host.endsWith(`.${site}`));
}
