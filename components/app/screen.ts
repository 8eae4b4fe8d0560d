/** What the panel shows below its header, unless something is sought. */
export type Screen = 'tree' | 'inbox' | 'history' | 'map' | 'sync';
