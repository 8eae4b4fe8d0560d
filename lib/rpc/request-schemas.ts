import * as v from 'valibot';
import { bibliographyEntries, filledLine, paperId, webAddress } from '@/lib/bibliography/field-schemas';
import { plausiblePaper } from '@/lib/capture/plausible-paper';
import type { ActId, PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/papers/paper';

/*
 * Schemas that several requests share. Every text and list is bounded: a hostile page that sends messages past the
 * parsers cannot fill the disk with one click either.
 */
export type Schema<Value> = v.GenericSchema<Value>;

export const uuid = v.pipe(v.string(), v.uuid());
export const topicId = uuid as unknown as Schema<TopicId>;
export const actId = uuid as unknown as Schema<ActId>;
export const place = v.union([v.literal('unsorted'), uuid]) as unknown as Schema<Place>;
export const paperIds = v.pipe(v.array(paperId), v.minLength(1), v.maxLength(50_000)) as Schema<PaperId[]>;

/** The longest page request without a paper, in characters of JSON: enough for an address and some words. */
export const SHORT = 20_000;
/** The longest request about one paper: the longest list of authors known (`BOUNDS.authors`) takes 250,000. */
export const ONE_PAPER = 500_000;
/** The longest request about a part of a list: forty papers of 3,000 authors each take 5 million. */
export const MANY_PAPERS = 6_000_000;

/** A request without fields. */
export const nothing = v.object({}) as unknown as Schema<Record<string, never>>;

/**
 * A paper as a parser captured it, within the limits of parsers and without implausible values. That check runs here,
 * so that content scripts need not load it.
 */
export const capturedPaper = v.pipe(
  v.object({
    ...bibliographyEntries,
    pageUrl: webAddress,
    parser: filledLine(60),
  }),
  v.check(({ identifiers }) => Object.values(identifiers).some(Boolean), 'a paper needs an identifier'),
  v.transform((paper) => plausiblePaper(paper as CapturedPaper, new Date().getFullYear())),
) as unknown as Schema<CapturedPaper>;
