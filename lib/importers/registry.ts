import { bibtex } from './formats/bibtex/bibtex';
import { bookmarks } from './formats/bookmarks';
import { cslJson } from './formats/csl-json';
import { datacite } from './formats/datacite';
import { links } from './formats/links';
import { table } from './formats/lists/csv-table';
import { karakeep } from './formats/lists/karakeep';
import { markdownList } from './formats/lists/markdown-list';
import { paperMemory } from './formats/paper-memory';
import { ris } from './formats/ris';
import { enw } from './formats/tagged/enw';
import { nbib } from './formats/tagged/nbib';
import { webOfScience } from './formats/tagged/web-of-science';
import { dataciteXml } from './formats/xml/datacite-xml';
import { endnoteXml } from './formats/xml/endnote-xml';
import { pubmedXml } from './formats/xml/pubmed-xml';
import { zoteroJson } from './formats/zotero/zotero-json';
import { zoteroRdf } from './formats/zotero/zotero-rdf';
import type { Importer } from './importer';

/** Every format that describes papers in another program's way; the first that matches reads, the loosest comes last. */
export const importers: readonly Importer[] = [
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
