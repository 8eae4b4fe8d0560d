import type { Format } from '@/lib/exporters/exporter';
import { bibEntry, bibliography } from './bib-file';

export const bibtex = {
  name: 'bibtex',
  title: 'BibTeX',
  keeps:
    'bibliography with volume, pages and the like, arXiv fields, whole dates, keys, tags, notes, what is read; the tree as JabRef groups',
  write: (selection) => bibliography(selection, 'bibtex'),
  isForTargets: true,
  cite: (selected) => bibEntry(selected, 'bibtex'),
} as const satisfies Format;
