import type { PublicationType } from '@/lib/domain/papers/paper';
import type { Description } from '@/lib/importers/entry/describe-paper';
import { readRecords } from '@/lib/importers/formats/tagged/papers-of-records';
import {
  allOf,
  firstOf,
  type TaggedForm,
  type TaggedRecord,
} from '@/lib/importers/formats/tagged/tagged-records';
import type { Importer } from '@/lib/importers/importer';
import { listedAuthors } from '@/lib/importers/text/clean-names';
import { medlineDate, medlinePages, medlineTitle, meshHeading } from './medline-fields';

const form: TaggedForm = { tag: /^([A-Z]{2,4}) {0,2}- ?(.*)$/s, first: 'PMID' };

/** PubMed's own format, `.nbib`. Format: https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
export const nbib: Importer = {
  name: 'nbib',
  // RIS files may hold a line with this tag too.
  matches: (text) => /^PMID {0,2}- ?\d/m.test(text) && !/^TY {0,2}- /m.test(text),
  read: (text) => readRecords(text, form, descriptionOf),
};

function descriptionOf(record: TaggedRecord): Description {
  const all = (...names: string[]) => allOf(record, ...names);
  const first = (...names: string[]) => firstOf(record, ...names);
  const full = all('FAU');
  const pages = medlinePages(first('PG'));
  return {
    title: medlineTitle(first('TI', 'BTI')),
    abstract: first('AB', 'OAB'),
    authors: [
      ...listedAuthors(full.length > 0 ? full : all('AU')),
      ...all('CN').map((family) => ({ family, given: '' })),
    ],
    editors: listedAuthors(all('FED').length > 0 ? all('FED') : all('ED')),
    published: medlineDate(first('DP', 'DEP')),
    venue: first('TI') ? first('JT', 'TA', 'BTI') : undefined,
    publicationType: typeOf(all('PT')),
    volume: first('VI'),
    issue: first('IP'),
    pages,
    publisher: first('PB'),
    keywords: [...all('OT'), ...all('MH').map(meshHeading)],
    doi: all('LID', 'AID').find((value) => /\[doi\]/i.test(value)),
    pubmed: first('PMID'),
  };
}

function typeOf(types: string[]): PublicationType | undefined {
  const joined = types.join('; ');
  if (/\bBook Chapter\b/i.test(joined)) return 'incollection';
  if (/\bBook\b/i.test(joined)) return 'book';
  return /Journal Article|Review|Editorial|Letter|Comment/i.test(joined) ? 'article' : undefined;
}
