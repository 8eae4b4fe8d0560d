import type { Format } from '@/lib/exporters/exporter';
import { bibEntry, bibliography } from './bib-file';

export const bibtex = {
  name: 'bibtex',
  title: 'BibTeX',
  keeps:
    'bibliography including volume and pages, arXiv fields, full dates, keys, tags, notes, reading state; the tree as JabRef groups',
  write: (selection) => bibliography(selection, 'bibtex'),
  isForTargets: true,
  cite: (selected) => bibEntry(selected, 'bibtex'),
} as const satisfies Format;
