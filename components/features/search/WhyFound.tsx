import type { Hit } from '@/components/data/use-search';
import { formatAuthors } from '@/components/i18n/format-authors';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';
import { locateTerms } from '@/lib/search/index/terms';
import { snippet } from '@/lib/search/query/marked-words';

/** Characters of an abstract or a note that are shown around a match: two lines of a narrow panel. */
const SNIPPET = 110;

/** The reason why a paper was found, if its title does not show it. */
export function WhyFound({ paper, hit }: { paper: Paper; hit: Hit | undefined }) {
  if (!hit) return null;
  const inTitle = new Set(locateTerms(paper.title).map(({ word }) => word));
  const words = new Set(hit.words.filter((word) => !inTitle.has(word)));
  if (hit.fields.length === 0) return <p class="why-found by-meaning">{message('found_by_meaning')}</p>;
  if (words.size === 0) return null;
  return <p class="why-found">{formatPlace(paper, hit, words)}</p>;
}

function formatPlace(paper: Paper, { fields }: Hit, words: ReadonlySet<string>): string {
  const has = new Set(fields);
  if (has.has('notes')) return message('found_in_notes', [snippet(paper.notes ?? '', words, SNIPPET)]);
  if (has.has('tags')) return message('found_in_tags', [(paper.tags ?? []).join(', ')]);
  if (has.has('authors')) return message('found_in_authors', [formatAuthors(creatorsOf(paper))]);
  if (has.has('abstract')) return message('found_in_abstract', [snippet(paper.abstract, words, SNIPPET)]);
  if (has.has('topics')) return message('found_in_topics');
  return message('found_in_identifiers', [Object.values(paper.identifiers).join(', ')]);
}
