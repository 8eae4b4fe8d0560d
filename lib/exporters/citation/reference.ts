import type { Author, Paper, PublicationType } from '@/lib/domain/papers/paper';

/** A paper as bibliographies see it: the published version where it is known, and the preprint beside it. */
export interface Reference {
  type: PublicationType | 'preprint' | 'other';
  title: string;
  authors: Author[];
  /** Empty where unknown. */
  editors: Author[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  /** Journal, proceedings, or the journal reference where only that is known. */
  venue?: string;
  volume?: string;
  issue?: string;
  /** With one hyphen. */
  pages?: string;
  publisher?: string;
  doi?: string;
  url?: string;
  arxiv?: string;
  /** The primary one. */
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
  // Volume and pages are of the paper's own venue.
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
  said: PublicationType | undefined,
  venue: string | undefined,
  arxiv: string | undefined,
): Reference['type'] {
  if (said && (venue || !arxiv || standsAlone.has(said))) return said;
  if (!venue) return arxiv ? 'preprint' : 'other';
  return proceedings.test(venue) && !journals.test(venue) ? 'inproceedings' : 'article';
}
