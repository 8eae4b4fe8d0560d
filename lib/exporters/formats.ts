import type { Format } from './exporter';
import { biblatex } from './formats/bibtex/biblatex';
import { bibtex } from './formats/bibtex/bibtex';
import { cslJson } from './formats/csl-json';
import { csv } from './formats/csv';
import { htmlPage } from './formats/html-page';
import { markdown } from './formats/markdown/markdown';
import { opml } from './formats/opml';
import { outline } from './formats/outline';
import { libraryFile } from './formats/papertree-json';
import { relatedWork } from './formats/related-work';
import { ris } from './formats/ris';

/** All formats, in the order in which the panel lists them. */
export const formats = [
  bibtex,
  biblatex,
  ris,
  cslJson,
  markdown,
  csv,
  opml,
  outline,
  relatedWork,
  htmlPage,
  libraryFile,
] as const satisfies Format[];

type AnyFormat = (typeof formats)[number];
export type FormatName = AnyFormat['name'];

/** The formats for citations of single papers, and plain text. */
export type CitationFormat = Extract<AnyFormat, { cite: unknown }>['name'] | 'text';

export function formatNamed(name: FormatName): Format {
  const found = formats.find((format) => format.name === name);
  if (!found) throw new Error(`No export format ${name}`);
  return found;
}
