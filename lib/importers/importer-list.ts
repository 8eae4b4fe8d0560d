import { datacite } from '@/lib/importers/formats/datacite/datacite-json';
import { dataciteXml } from '@/lib/importers/formats/datacite/datacite-xml';
import { endnoteXml } from '@/lib/importers/formats/endnote/endnote-xml';
import { enw } from '@/lib/importers/formats/endnote/enw';
import { nbib } from '@/lib/importers/formats/pubmed/nbib';
import { pubmedXml } from '@/lib/importers/formats/pubmed/pubmed-xml';
import { bibtex } from './formats/bibtex/bibtex';
import { bookmarks } from './formats/bookmarks';
import { cslJson } from './formats/csl-json';
import { links } from './formats/links';
import { table } from './formats/lists/csv-table';
import { karakeep } from './formats/lists/karakeep';
import { markdownList } from './formats/lists/markdown-list';
import { paperMemory } from './formats/paper-memory';
import { papertreeNote } from './formats/papertree-note';
import { ris } from './formats/ris';
import { webOfScience } from './formats/tagged/web-of-science';
import { zoteroJson } from './formats/zotero/zotero-json';
import { zoteroRdf } from './formats/zotero/zotero-rdf';
import type { Importer } from './importer';

/**
 * All importers except for our library file. The first one that matches reads the file, so the least strict come last.
 */
export const importers: readonly Importer[] = [
  papertreeNote,
  bookmarks,
  zoteroRdf,
  pubmedXml,
  endnoteXml,
  dataciteXml,
  datacite,
  zoteroJson,
  karakeep,
  paperMemory,
  cslJson,
  webOfScience,
  nbib,
  enw,
  ris,
  bibtex,
  table,
  markdownList,
  links,
];
