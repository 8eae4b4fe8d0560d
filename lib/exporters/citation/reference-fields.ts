import type { Author, Paper, PublicationType } from '@/lib/domain/papers/paper';

/** A paper as bibliographies cite it: the published version if it is known, with the arXiv number of the preprint. */
export interface Reference {
  type: PublicationType | 'preprint' | 'other';
  title: string;
  authors: Author[];
  /** Empty if unknown. */
  editors: Author[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  /** Journal or proceedings, or the journal reference if nothing else is known. */
  venue?: string;
  volume?: string;
  issue?: string;
  /** A range has one hyphen, such as `12-34`. */
  pages?: string;
  publisher?: string;
  doi?: string;
  url?: string;
  arxiv?: string;
  /** The primary category. */
  category?: string;
}

const proceedings =
  /\b(proceedings|proc\.|conference|workshop|symposium|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|acl|emnlp|naacl|eacl|coling|aaai|ijcai|kdd|sigir|www|chi|corl|rss|icra|iros|aistats|uai|colt|interspeech|icassp)\b/i;
const standsAlone: ReadonlySet<PublicationType> = new Set([
  'book',
  'phdthesis',
  'mastersthesis',
  'techreport',
]);
const journals = /\b(journal|transactions|trans\.|letters|review|tacl|tmlr|jmlr)\b/i;

export function referenceOf(paper: Paper): Reference {
  const { identifiers, publishedVersion, links } = paper;
  const venue =
    publishedVersion?.venue ?? paper.venue ?? publishedVersion?.journalReference ?? paper.journalReference;
  const published = venue && !/^arxiv\b/i.test(venue) ? venue : undefined;
  const date = publishedVersion?.published ?? paper.published;
  const doi = publishedVersion?.doi ?? identifiers.doi;
  const url =
    links.abs ||
    (identifiers.arxiv && `https://arxiv.org/abs/${identifiers.arxiv}`) ||
    publishedVersion?.url ||
    links.html ||
    links.pdf ||
    paper.pageUrl;
  const [category] = paper.categories;
  // Volume and pages belong to the paper's own venue, not to that of the published version.
  const isOwnVenue = venue === paper.venue || venue === paper.journalReference;
  const {
    editors = [],
    publicationType,
    volume,
    issue,
    pages,
    publisher,
  } = isOwnVenue ? paper : ({} as Partial<Paper>);
  return {
    type: typeOf(publicationType, published, identifiers.arxiv),
    title: paper.title,
    authors: paper.authors,
    editors,
    ...(date && { date }),
    ...(published && { venue: published }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(pages && { pages }),
    ...(publisher && { publisher }),
    ...(doi && { doi }),
    ...(url && { url }),
    ...(identifiers.arxiv && { arxiv: identifiers.arxiv }),
    ...(category && { category }),
  };
}

function typeOf(
  stated: PublicationType | undefined,
  venue: string | undefined,
  arxiv: string | undefined,
): Reference['type'] {
  if (stated && (venue || !arxiv || standsAlone.has(stated))) return stated;
  if (!venue) return arxiv ? 'preprint' : 'other';
  return proceedings.test(venue) && !journals.test(venue) ? 'inproceedings' : 'article';
}
