import { cleanText } from '@/lib/bibliography/clean-text';
import { type Description, describePaper } from '@/lib/importers/entry/describe-paper';
import type { Reading } from '@/lib/importers/importer';
import { readTagged, type TaggedForm, type TaggedRecord } from './tagged-records';

/** Reads the papers of a tagged file; `describe` turns a record into a description. */
export function readRecords(
  text: string,
  form: TaggedForm,
  describe: (record: TaggedRecord) => Description,
): Reading {
  const reading: Reading = { entries: [], topics: [], unread: [] };
  const records = readTagged(text, form);
  for (const record of records) {
    const { line, hasEnd } = record;
    // A missing end means a cut file only in the last record.
    const paper = hasEnd || record !== records.at(-1) ? describePaper(describe(record)) : null;
    if (paper) reading.entries.push({ paper, topics: [] });
    else
      reading.unread.push({
        line,
        reason: hasEnd ? 'no-title' : 'broken',
        text: cleanText(record.values.get('TI')?.[0] ?? record.text, 100),
      });
  }
  return reading;
}
