import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importers } from '@/lib/importers/importer-list';
import { documentPath } from './formats-table';

/** How the row of each importer begins in docs/formats.md; several share one. */
const rows: Record<string, string> = {
  ...{ bibtex: 'BibTeX, BibLaTeX', ris: 'RIS', 'csl-json': 'CSL-JSON', 'paper-memory': 'PaperMemory' },
  ...{
    'zotero-rdf': 'Zotero RDF',
    'zotero-json': 'Zotero RDF',
    datacite: 'DataCite',
    'datacite-xml': 'DataCite',
  },
  ...{ 'endnote-xml': 'EndNote XML', enw: 'EndNote XML', nbib: 'PubMed', 'pubmed-xml': 'PubMed' },
  ...{ 'web-of-science': 'Web of Science', bookmarks: 'Bookmarks', karakeep: 'Karakeep', table: 'Tables' },
  ...{ 'markdown-list': 'Reading lists in Markdown', links: 'List of arXiv numbers' },
  'papertree-note': "Papertree's own Markdown notes",
};

it('says of every importer what it brings and what it was tried on', () => {
  const document = readFileSync(documentPath, 'utf8');
  for (const { name } of importers) {
    const row = document.split('\n').find((line) => line.startsWith(`| ${rows[name]}`)) ?? '';
    expect(
      row.split('|').filter((cell) => cell.trim() !== ''),
      name,
    ).toHaveLength(3);
  }
});
