import { cleanText } from '@/lib/bibliography/clean-text';
import type { Author } from '@/lib/domain/papers/paper';
import { type Description, describePaper } from '@/lib/importers/entry/describe-paper';
import type { Importer, Reading } from '@/lib/importers/importer';
import { listedAuthors } from '@/lib/importers/text/clean-names';
import { type Fields, isObject, objects, parseJson, textIn } from '@/lib/importers/text/parse-json';
import { plainNote } from '@/lib/importers/text/strip-jats-and-html';
import { dataciteType } from './datacite-type';

/** One or several DataCite records, as its API returns them. Format: https://support.datacite.org/docs/api */
export const datacite: Importer = {
  name: 'datacite',
  matches: (text) =>
    /^\s*[[{]/.test(text) &&
    /"creators"\s*:\s*\[/.test(text) &&
    /"(?:publicationYear|titles)"\s*:/.test(text),
  read(text) {
    const value = parseJson(text);
    const held = isObject(value) && 'data' in value ? value.data : value;
    const records = Array.isArray(held) ? held : [held];
    const reading: Reading = { entries: [], topics: [], unread: [] };
    for (const [index, record] of records.entries()) {
      const fields = isObject(record) && isObject(record.attributes) ? record.attributes : record;
      const paper = isObject(fields) ? describePaper(descriptionOf(fields)) : null;
      if (paper) reading.entries.push({ paper, topics: [] });
      else
        reading.unread.push({
          line: index + 1,
          reason: isObject(fields) ? 'no-title' : 'broken',
          text: cleanText(isObject(fields) ? (textIn(fields, 'doi', 'id') ?? '') : String(fields), 100),
        });
    }
    return reading;
  },
};

function descriptionOf(record: Fields): Description {
  const text = (...names: string[]) => textIn(record, ...names);
  const titles = objects(record.titles);
  const titled = (type: string | undefined) =>
    titles.flatMap((each) => (textIn(each, 'titleType') === type ? (textIn(each, 'title') ?? []) : []))[0];
  const container = isObject(record.container) ? record.container : {};
  const within = (name: string) => textIn(container, name);
  const types = isObject(record.types) ? record.types : {};
  const related = objects(record.relatedIdentifiers).flatMap(
    (each) =>
      (/^Is(?:IdenticalTo|VersionOf|PreprintOf|VariantFormOf)$/.test(textIn(each, 'relationType') ?? '') &&
        textIn(each, 'relatedIdentifier')) ||
      [],
  );
  return {
    title: [titled(undefined) ?? textIn(titles[0] ?? {}, 'title'), titled('Subtitle')]
      .filter(Boolean)
      .join(': '),
    abstract: abstractOf(objects(record.descriptions)),
    authors: peopleOf(objects(record.creators)),
    editors: peopleOf(
      objects(record.contributors).filter((each) => textIn(each, 'contributorType') === 'Editor'),
    ),
    published:
      objects(record.dates).flatMap((date) =>
        textIn(date, 'dateType') === 'Issued' ? (textIn(date, 'date') ?? []) : [],
      )[0] ?? text('publicationYear'),
    venue: within('title'),
    publicationType: dataciteType(textIn(types, 'resourceTypeGeneral'), textIn(types, 'resourceType')),
    volume: within('volume'),
    issue: within('issue'),
    pages: [within('firstPage'), within('lastPage')].filter(Boolean).join('-'),
    publisher:
      text('publisher') ?? (isObject(record.publisher) ? textIn(record.publisher, 'name') : undefined),
    keywords: objects(record.subjects).flatMap((each) => textIn(each, 'subject') ?? []),
    doi: text('doi', 'id'),
    addresses: [text('url')].flatMap((value) => value ?? []),
    mentions: related,
  };
}

function abstractOf(descriptions: Fields[]): string {
  return plainNote(
    descriptions.flatMap((each) =>
      textIn(each, 'descriptionType') === 'Abstract' ? (textIn(each, 'description') ?? []) : [],
    )[0] ?? '',
  );
}

function peopleOf(people: Fields[]): Author[] {
  return people.flatMap((person) => {
    const [family, given = '', name] = [
      textIn(person, 'familyName'),
      textIn(person, 'givenName'),
      textIn(person, 'name'),
    ];
    if (family) return { family, given };
    if (!name) return [];
    return textIn(person, 'nameType') === 'Organizational'
      ? { family: name, given: '' }
      : listedAuthors([name]);
  });
}
