import { bibtex } from './bibtex';
import { bookmarks } from './bookmarks';
import { cslJson } from './csl-json';
import { links } from './links';
import { paperMemory } from './paper-memory';
import type { Importer } from './reading';
import { ris } from './ris';
import { zoteroJson } from './zotero-json';
import { zoteroRdf } from './zotero-rdf';

/** Every format that describes papers in another program's way; the first that matches reads, the loosest comes last. */
export const importers: readonly Importer[] = [
  bookmarks,
  zoteroRdf,
  zoteroJson,
  paperMemory,
  cslJson,
  ris,
  bibtex,
  links,
];
