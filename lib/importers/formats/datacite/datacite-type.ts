import type { PublicationType } from '@/lib/domain/papers/paper';
import { thesisType } from '@/lib/importers/entry/describe-paper';

const types: Partial<Record<string, PublicationType>> = {
  ...{ JournalArticle: 'article', DataPaper: 'article', ConferencePaper: 'inproceedings' },
  ...{ BookChapter: 'incollection', Book: 'book', ConferenceProceeding: 'book', Report: 'techreport' },
};

/** The publication type for DataCite's `resourceTypeGeneral`, and for theses also from the free `resourceType`. */
export function dataciteType(general = '', kind = ''): PublicationType | undefined {
  return general === 'Dissertation' ? thesisType(kind) : types[general];
}
