import type { PublicationType } from '@/lib/domain/papers/paper';
import { thesisType } from '@/lib/importers/entry/describe-paper';

const types: Partial<Record<string, PublicationType>> = {
  ...{ JournalArticle: 'article', DataPaper: 'article', ConferencePaper: 'inproceedings' },
  ...{ BookChapter: 'incollection', Book: 'book', ConferenceProceeding: 'book', Report: 'techreport' },
};

/** The kind of a record by DataCite's general name of it; of a thesis by the free one too. */
export function dataciteType(general = '', kind = ''): PublicationType | undefined {
  return general === 'Dissertation' ? thesisType(kind) : types[general];
}
