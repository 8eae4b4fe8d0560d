import type { Exporter, Format } from '@/lib/exporters/exporter';
import { writeLibraryFile } from '@/lib/library-file/library-file';

/** The file also contains the citation keys that this export made. */
const write: Exporter = ({ library, newKeys, exportedAt }) => {
  const papers = library.papers.map((paper) => {
    const citationKey = paper.citationKey ?? newKeys.get(paper.id);
    return citationKey === undefined ? paper : { ...paper, citationKey };
  });
  return [{ path: 'library.json', text: writeLibraryFile({ ...library, papers }, exportedAt) }];
};

/** Papertree's own format. */
export const libraryFile = {
  name: 'json',
  title: 'Papertree library (JSON)',
  keeps: 'everything; reading it back gives an equal library',
  write,
  isForTargets: true,
} as const satisfies Format;
