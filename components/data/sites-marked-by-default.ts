import { sites } from '@/lib/capture/site-list';

/** The main host of each site that is marked by default; a person switches a site off by its host. */
export const markedSites = sites.filter(({ marked }) => marked).flatMap(({ hosts }) => hosts[0] ?? []);
