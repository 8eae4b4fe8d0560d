import { writeLibraryFile } from '@/lib/library-file/library-file';
import type { Exporter } from './exporter';
import type { FormatName } from './format-names';
import { biblatex, bibtex } from './formats/bibtex';
import { cslJson } from './formats/csl-json';
import { csv } from './formats/csv';
import { htmlPage } from './formats/html-page';
import { markdown } from './formats/markdown/markdown';
import { opml } from './formats/opml';
import { outline } from './formats/outline';
import { relatedWork } from './formats/related-work';
import { ris } from './formats/ris';

interface Format {
  /** Its name in the README. */
  title: string;
  /** What of the library survives in it, for the README. */
  keeps: string;
  write: Exporter;
}

/** Citation keys that were drawn for this export stand in the file as well. */
const libraryFile: Exporter = ({ library, newKeys, exportedAt }) => {
  const papers = library.papers.map((paper) => {
    const citationKey = paper.citationKey ?? newKeys.get(paper.id);
    return citationKey === undefined ? paper : { ...paper, citationKey };
  });
  return [{ path: 'library.json', text: writeLibraryFile({ ...library, papers }, exportedAt) }];
};

export const formats: Record<FormatName, Format> = {
  bibtex: {
    title: 'BibTeX',
    keeps:
      'bibliography with volume, pages and the like, arXiv fields, whole dates, keys, tags, notes, what is read; the tree as JabRef groups',
    write: bibtex,
  },
  biblatex: {
    title: 'BibLaTeX',
    keeps: 'as BibTeX, with comments and versions',
    write: biblatex,
  },
  ris: {
    title: 'RIS (Zotero, EndNote, Mendeley)',
    keeps:
      'bibliography with volume, pages and the like, whole dates, tags, notes on one line; branches as keywords `topic/…`, which come back as topics',
    write: ris,
  },
  csljson: {
    title: 'CSL-JSON (pandoc, Zotero)',
    keeps:
      'bibliography with volume, pages and the like, keys, whole dates, tags, notes; branches as keywords `topic/…`, which come back as topics',
    write: cslJson,
  },
  markdown: {
    title: 'Markdown (Obsidian)',
    keeps:
      'a note a paper with properties, nested tags and notes, a page a branch; what you write in a note stays',
    write: markdown,
  },
  csv: { title: 'CSV', keeps: 'a row a paper: bibliography, branches, tags, state, notes', write: csv },
  opml: { title: 'OPML', keeps: 'the tree, with titles and addresses of papers', write: opml },
  outline: {
    title: 'Plain outline',
    keeps: 'the tree, with titles, first authors and years',
    write: outline,
  },
  'related-work': {
    title: 'Outline for a related-work section',
    keeps: 'headings of a branch, citations `[@key]`, first sentences, notes',
    write: relatedWork,
  },
  html: {
    title: 'Web page',
    keeps: 'the tree with papers, links and notes, to read and print',
    write: htmlPage,
  },
  json: {
    title: 'Papertree library (JSON)',
    keeps: 'everything; reading it back gives an equal library',
    write: libraryFile,
  },
};
