import type { Format } from '@/lib/exporters/exporter';
import { bibEntry, bibliography } from './bib-file';

export const biblatex = {
  name: 'biblatex',
  title: 'BibLaTeX',
  keeps: 'as BibTeX, with comments and versions',
  write: (selection) => bibliography(selection, 'biblatex'),
  isForTargets: true,
  cite: (selected) => bibEntry(selected, 'biblatex'),
} as const satisfies Format;
