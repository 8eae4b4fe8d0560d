import { sites } from '@/lib/capture/sites';

/** Hosts of the sites that are marked from installation on, by which a person switches them off. */
export const markedSites = sites.filter(({ marked }) => marked).flatMap(({ hosts }) => hosts[0] ?? []);
