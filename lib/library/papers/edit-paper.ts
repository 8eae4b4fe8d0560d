import * as v from 'valibot';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { webAddress } from '@/lib/bibliography/field-schemas';
import { write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { SourcedField } from '@/lib/domain/papers/field-sources';
import type { Paper, PaperLinks } from '@/lib/domain/papers/paper';
import { linkNames, type PaperEdit } from '@/lib/domain/papers/paper-edit';
import type { LibraryContext } from '@/lib/library/context';
import { withIdentifiers } from './correct-identifiers';

/**
 * Stores a person's corrections of a paper: from then on no other source replaces these fields, even cleared ones.
 * Other fields and identifiers stay unchanged.
 * @throws ExpectedError `unknown-paper`, `title-missing`, `invalid-identifier`, `identifier-taken`: another paper has
 * it; `invalid-address`.
 */
export async function editPaper(
  { db }: LibraryContext,
  paperId: PaperId,
  { values = {}, identifiers = {}, links = {}, release = [] }: PaperEdit,
): Promise<ActId> {
  return write(db, { kind: 'edit-paper', madeBy: 'person', tables: ['papers'] }, async (act) => {
    const paper = await db.papers.get(paperId);
    if (!paper) throw new ExpectedError('unknown-paper');
    const edited = withLinks(withIdentifiers(withValues(paper, values), identifiers), links);
    const holders = await db.papers.where('aliases').anyOf(edited.aliases).primaryKeys();
    if (holders.some((id) => id !== paperId)) throw new ExpectedError('identifier-taken');
    const sources = { ...edited.sources };
    for (const field of release) if (sources[field]?.kind === 'person') delete sources[field];
    await act.put('papers', { ...edited, sources });
    return act.id;
  });
}

function withLinks(paper: Paper, written: PaperLinks): Paper {
  const links = { ...paper.links };
  for (const name of linkNames) {
    const address = written[name]?.trim();
    if (address === undefined) continue;
    if (address === '') delete links[name];
    else if (v.is(webAddress, address)) links[name] = address;
    else throw new ExpectedError('invalid-address', address);
  }
  return { ...paper, links };
}

function withValues(paper: Paper, values: NonNullable<PaperEdit['values']>): Paper {
  const fields: Record<string, unknown> = { ...paper };
  const sources = { ...paper.sources };
  for (const [name, raw] of Object.entries(values)) {
    const field = name as SourcedField;
    const value = typeof raw === 'string' ? cleanText(raw, BOUNDS.abstract) : raw;
    if (field === 'title' && !value) throw new ExpectedError('title-missing');
    if (value === null || value === '') {
      if (field in empty) fields[field] = empty[field];
      else delete fields[field];
    } else fields[field] = value;
    sources[field] = { kind: 'person' };
  }
  return { ...(fields as unknown as Paper), sources };
}

/** Empty values of the fields that every paper has. */
const empty: Partial<Record<SourcedField, unknown>> = {
  abstract: '',
  authors: [],
  categories: [],
  keywords: [],
};
