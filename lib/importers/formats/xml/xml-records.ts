import { cleanText } from '@/lib/bibliography/clean-text';
import { type Description, describePaper } from '@/lib/importers/entry/describe-paper';
import { lineCounter, type Reading } from '@/lib/importers/importer';
import { descendantsNamed, type Element, parseXml } from '@/lib/importers/text/parse-xml';

/**
 * Reads the papers of an XML file, one from each element whose name matches.
 * @param nameOf Text by which an unreadable record is listed.
 */
export function readXmlRecords(
  text: string,
  name: RegExp,
  descriptionOf: (record: Element) => Description,
  nameOf: (record: Element) => string | undefined,
): Reading {
  const lineAt = lineCounter(text);
  const reading: Reading = { entries: [], topics: [], unread: [] };
  for (const record of descendantsNamed(parseXml(text), name)) {
    const paper = describePaper(descriptionOf(record));
    if (paper) reading.entries.push({ paper, topics: [] });
    else
      reading.unread.push({
        line: lineAt(record.position),
        reason: 'no-title',
        text: cleanText(nameOf(record) ?? '', 100),
      });
  }
  return reading;
}
