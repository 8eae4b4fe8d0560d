import type { Author, Paper } from '@/lib/domain/paper';

/** A paper as bibliographies see it: the published version where it is known, and the preprint beside it. */
export interface Reference {
  type: 'preprint' | 'journal' | 'conference' | 'other';
  title: string;
  authors: Author[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date?: string;
  /** Journal, proceedings, or the journal reference where only that is known. */
  venue?: string;
  doi?: string;
  url?: string;
  arxiv?: string;
  /** The primary one. */
  category?: string;
}

const proceedings =
  /\b(proceedings|proc\.|conference|workshop|symposium|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|acl|emnlp|naacl|eacl|coling|aaai|ijcai|kdd|sigir|www|chi|corl|rss|icra|iros|aistats|uai|colt|interspeech|icassp)\b/i;
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
  return {
    type: typeOf(published, identifiers.arxiv),
    title: paper.title,
    authors: paper.authors,
    ...(date && { date }),
    ...(published && { venue: published }),
    ...(doi && { doi }),
    ...(url && { url }),
    ...(identifiers.arxiv && { arxiv: identifiers.arxiv }),
    ...(category && { category }),
  };
}

function typeOf(venue: string | undefined, arxiv: string | undefined): Reference['type'] {
  if (!venue) return arxiv ? 'preprint' : 'other';
  return proceedings.test(venue) && !journals.test(venue) ? 'conference' : 'journal';
}

/** A group, or a person of one name: bibliographies must not take it apart. */
export function standsWhole({ family, given }: Author): boolean {
  return given === '' && /[\s,]/.test(family);
}

/** `Given Family`. */
export function fullName({ family, given }: Author): string {
  return given ? `${given} ${family}` : family;
}
