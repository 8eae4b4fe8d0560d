import { bibtex } from './formats/bibtex/bibtex';
import { bookmarks } from './formats/bookmarks';
import { cslJson } from './formats/csl-json';
import { links } from './formats/links';
import { paperMemory } from './formats/paper-memory';
import { ris } from './formats/ris';
import { zoteroJson } from './formats/zotero/zotero-json';
import { zoteroRdf } from './formats/zotero/zotero-rdf';
import type { Importer } from './importer';

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
