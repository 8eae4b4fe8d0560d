import type { Author } from '@/lib/domain/papers/paper';
import { type Reference, referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { Exporter, Format } from '@/lib/exporters/exporter';
import type { SelectedPaper } from '@/lib/exporters/select-topics-and-papers';
import { isSingleName, namePartsOf } from '@/lib/exporters/text/name-parts';
import { escapeMarks, topicKeyword } from '@/lib/exporters/text/topic-tag';

const types: Record<Reference['type'], string> = {
  ...{
    preprint: 'article',
    other: 'document',
    article: 'article-journal',
    inproceedings: 'paper-conference',
  },
  ...{
    incollection: 'chapter',
    book: 'book',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    techreport: 'report',
  },
};
const genres: Partial<Record<Reference['type'], string>> = {
  preprint: 'Preprint',
  phdthesis: 'PhD thesis',
  mastersthesis: "Master's thesis",
};

const write: Exporter = ({ papers }) => [
  { path: 'papers.json', text: `${JSON.stringify(papers.map(cslItem), null, 2)}\n` },
];

export const cslJson = {
  name: 'csljson',
  title: 'CSL-JSON (pandoc, Zotero)',
  keeps:
    'bibliography including volume and pages, keys, full dates, tags, notes; branches as keywords `topic/…`, which are imported as topics',
  write,
  isForTargets: true,
  cite: (selected) => JSON.stringify([cslItem(selected)], null, 2),
  joinCitations: (citations) =>
    JSON.stringify(
      citations.flatMap((each) => JSON.parse(each)),
      null,
      2,
    ),
} as const satisfies Format;

/** An item of CSL-JSON 1.0.2, with preprints as Zotero writes them. https://github.com/citation-style-language/schema */
export function cslItem({ paper, key, paths }: SelectedPaper): Record<string, unknown> {
  const reference = referenceOf(paper);
  const { date, doi, url, arxiv, type, venue, volume, issue, pages } = reference;
  const publisher = type === 'preprint' ? 'arXiv' : reference.publisher;
  const keywords = [...paper.keywords, ...(paper.tags ?? []), ...paths.map(topicKeyword)];
  return {
    id: key,
    'citation-key': key,
    type: types[type],
    title: paper.title,
    author: paper.authors.map(cslName),
    ...(reference.editors.length > 0 && { editor: reference.editors.map(cslName) }),
    ...(date && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    ...(venue && { 'container-title': venue }),
    ...(arxiv && { number: `arXiv:${arxiv}` }),
    ...(genres[type] && { genre: genres[type] }),
    ...(publisher && { publisher }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { page: pages }),
    ...(paper.version && { version: String(paper.version) }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
    ...(paper.abstract && { abstract: paper.abstract }),
    ...(keywords.length > 0 && { keyword: keywords.map((each) => escapeMarks(each, ',;')).join(', ') }),
    ...(paper.notes && { note: paper.notes }),
    // Tells our importer that the texts are plain: they contain no entities or tags to decode.
    custom: { exporter: 'Papertree' },
  };
}

function cslName(author: Author) {
  return isSingleName(author) ? { literal: author.family } : namePartsOf(author);
}
