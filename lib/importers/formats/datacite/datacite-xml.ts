import type { Author } from '@/lib/domain/papers/paper';
import type { Description } from '@/lib/importers/entry/describe-paper';
import { readXmlRecords } from '@/lib/importers/formats/xml/xml-records';
import type { Importer } from '@/lib/importers/importer';
import { listedAuthors } from '@/lib/importers/text/clean-names';
import { childrenNamed, type Element, elementAt, textOf } from '@/lib/importers/text/parse-xml';
import { withoutTypesetting } from '@/lib/importers/text/strip-jats-and-html';
import { dataciteType } from './datacite-type';

/** One or several DataCite records in XML. Format: https://schema.datacite.org/meta/kernel-4/ */
export const dataciteXml: Importer = {
  name: 'datacite-xml',
  matches: (text) => /<resource[\s>]/.test(text) && /datacite\.org\/schema\/kernel/.test(text),
  read: (text) =>
    readXmlRecords(
      withoutTypesetting(text).replace(/<br\s*\/?>/g, ' '),
      /^resource$/,
      descriptionOf,
      (record) => textOf(record, 'identifier'),
    ),
};

function descriptionOf(record: Element): Description {
  const all = (list: string, name: string) => {
    const holder = elementAt(record, list);
    return holder ? childrenNamed(holder, name) : [];
  };
  const titles = all('titles', 'title');
  const titled = (type: string | undefined) => titles.find(({ attributes }) => attributes.titleType === type);
  const firstText = (elements: (Element | undefined)[]) =>
    elements.map((element) => element && textOf(element)).find(Boolean);
  const kind = elementAt(record, 'resourceType');
  const venue = all('relatedItems', 'relatedItem').find(
    ({ attributes }) => attributes.relationType === 'IsPublishedIn',
  );
  const within = (...path: string[]) => venue && firstText([elementAt(venue, ...path)]);
  const identifier = elementAt(record, 'identifier');
  return {
    title: [firstText([titled(undefined), titles[0]]), firstText([titled('Subtitle')])]
      .filter(Boolean)
      .join(': '),
    abstract: firstText(
      all('descriptions', 'description').filter(
        ({ attributes }) => attributes.descriptionType === 'Abstract',
      ),
    ),
    authors: all('creators', 'creator').flatMap((creator) => personOf(creator, 'creatorName')),
    editors: all('contributors', 'contributor')
      .filter(({ attributes }) => attributes.contributorType === 'Editor')
      .flatMap((contributor) => personOf(contributor, 'contributorName')),
    published:
      firstText(all('dates', 'date').filter(({ attributes }) => attributes.dateType === 'Issued')) ??
      textOf(record, 'publicationYear'),
    venue: within('titles', 'title'),
    publicationType: dataciteType(kind?.attributes.resourceTypeGeneral, kind && textOf(kind)),
    volume: within('volume'),
    issue: within('issue'),
    pages: [within('firstPage'), within('lastPage')].filter(Boolean).join('-'),
    publisher: textOf(record, 'publisher'),
    keywords: all('subjects', 'subject').flatMap((subject) => textOf(subject) ?? []),
    doi:
      identifier && /^doi$/i.test(identifier.attributes.identifierType ?? '')
        ? textOf(identifier)
        : undefined,
    addresses: all('alternateIdentifiers', 'alternateIdentifier').flatMap((each) => {
      const text = textOf(each) ?? '';
      return /^https?:/i.test(text) ? text : [];
    }),
  };
}

function personOf(person: Element, nameTag: string): Author[] {
  const [family, given, name] = ['familyName', 'givenName', nameTag].map((tag) => textOf(person, tag));
  if (family) return [{ family, given: given ?? '' }];
  if (!name) return [];
  const { nameType } = elementAt(person, nameTag)?.attributes ?? {};
  return nameType === 'Organizational' ? [{ family: name, given: '' }] : listedAuthors([name]);
}
