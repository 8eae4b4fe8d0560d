import * as v from 'valibot';
import type { PaperId } from '@/lib/domain/ids';
import { publicationTypes } from '@/lib/domain/papers/paper';
import { BOUNDS } from './bounds';

/*
 * Schemas of a paper's fields, for data from pages, messages and files.
 */
export const line = (max: number) => v.pipe(v.string(), v.maxLength(max));
export const filledLine = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
export const paperId = v.pipe(
  v.string(),
  v.maxLength(2_100),
  v.regex(/^[a-z]+:./s),
) as unknown as v.GenericSchema<PaperId>;
export const webAddress = v.pipe(v.string(), v.maxLength(BOUNDS.address), v.regex(/^https?:\/\//i), v.url());
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDate = v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));

const people = v.pipe(
  v.array(v.strictObject({ family: filledLine(BOUNDS.name), given: line(BOUNDS.name) })),
  v.maxLength(BOUNDS.authors),
);

/** Fields of a `Bibliography`. */
export const bibliographyEntries = {
  identifiers: v.strictObject({
    arxiv: v.optional(v.pipe(v.string(), v.regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/))),
    doi: v.optional(v.pipe(v.string(), v.maxLength(BOUNDS.identifier), v.regex(/^10\.\d{4,9}\/\S+$/))),
    openreview: v.optional(filledLine(100)),
    acl: v.optional(filledLine(100)),
    pubmed: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/))),
    url: v.optional(webAddress),
    citation: v.optional(filledLine(BOUNDS.identifier)),
  }),
  title: filledLine(BOUNDS.title),
  abstract: line(BOUNDS.abstract),
  authors: people,
  editors: v.optional(people),
  categories: v.pipe(v.array(filledLine(60)), v.maxLength(BOUNDS.categories)),
  published: v.optional(partialDate),
  updated: v.optional(partialDate),
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999))),
  comment: v.optional(line(BOUNDS.note)),
  journalReference: v.optional(line(BOUNDS.note)),
  venue: v.optional(line(BOUNDS.venue)),
  publicationType: v.optional(v.picklist(publicationTypes)),
  volume: v.optional(filledLine(BOUNDS.issue)),
  issue: v.optional(filledLine(BOUNDS.issue)),
  pages: v.optional(filledLine(BOUNDS.issue)),
  publisher: v.optional(filledLine(BOUNDS.venue)),
  keywords: v.pipe(v.array(filledLine(BOUNDS.keyword)), v.maxLength(BOUNDS.keywords)),
  links: v.strictObject({
    abs: v.optional(webAddress),
    pdf: v.optional(webAddress),
    html: v.optional(webAddress),
    code: v.optional(webAddress),
    project: v.optional(webAddress),
  }),
};
