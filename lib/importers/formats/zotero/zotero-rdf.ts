import { cleanText } from '@/lib/bibliography/clean-text';
import { ExpectedError } from '@/lib/domain/errors';
import { type Importer, lineCounter, type Reading } from '@/lib/importers/importer';
import type { Fields } from '@/lib/importers/text/parse-json';
import { childrenNamed, type Element, parseXml, textOf } from '@/lib/importers/text/parse-xml';
import { type Folder, folderPaths, foldersOfItems, pathsTo } from '@/lib/importers/topics/folder-paths';
import { attachedTypes, zoteroPaper } from './zotero-item-to-paper';

/** Zotero RDF, with collections as topics; notes are added to their papers. */
export const zoteroRdf: Importer = {
  name: 'zotero-rdf',
  matches: (text) => /<rdf:RDF[\s>]/.test(text),
  read(text) {
    const lineAt = lineCounter(text);
    const root = parseXml(text).children.find(({ name }) => name === 'rdf:RDF');
    if (!root) throw new ExpectedError('file-damaged', 'no rdf:RDF');
    const byName = new Map(root.children.map((element) => [element.attributes['rdf:about'] ?? '', element]));
    const folders = foldersOf(root);
    const paths = folderPaths(folders);
    const foldersOfItem = foldersOfItems(folders);
    const reading: Reading = { entries: [], topics: [...paths.values()], unread: [] };
    for (const element of root.children) {
      const type = textOf(element, 'z:itemType');
      if (!type || attachedTypes.includes(type)) continue;
      const paper = zoteroPaper(itemOf(element, byName));
      const about = element.attributes['rdf:about'] ?? '';
      const topics = pathsTo(foldersOfItem.get(about) ?? [], paths);
      if (paper) reading.entries.push({ paper, topics });
      else
        reading.unread.push({
          line: lineAt(element.position),
          reason: 'no-title',
          text: cleanText(about, 100),
        });
    }
    return reading;
  },
};

/** The item with the field names of Zotero's JSON. */
function itemOf(element: Element, byName: ReadonlyMap<string, Element>): Fields {
  const identifiers = childrenNamed(element, 'dc:identifier').flatMap((identifier) => [
    textOf(identifier) ?? '',
    ...childrenNamed(identifier, 'dcterms:URI').map((uri) => textOf(uri, 'rdf:value') ?? ''),
  ]);
  const about = element.attributes['rdf:about'] ?? '';
  const venues = childrenNamed(element, 'dcterms:isPartOf').flatMap(({ children, attributes }) => {
    const elsewhere = byName.get(attributes['rdf:resource'] ?? '');
    return elsewhere ? [elsewhere] : children;
  });
  const texts = [
    ...identifiers,
    ...venues.flatMap((venue) => childrenNamed(venue, 'dc:identifier').map((at) => textOf(at) ?? '')),
  ];
  const doi = texts.map((text) => /^DOI\s+(\S+)/i.exec(text)?.[1]).find(Boolean);
  const inItOrVenue = (name: string) => [element, ...venues].map((each) => textOf(each, name)).find(Boolean);
  const notes = childrenNamed(element, 'dcterms:isReferencedBy').flatMap(({ attributes }) => {
    const memo = byName.get(attributes['rdf:resource'] ?? '');
    return memo ? [{ note: textOf(memo, 'rdf:value') ?? '' }] : [];
  });
  return {
    itemType: textOf(element, 'z:itemType'),
    thesisType: textOf(element, 'z:type'),
    volume: inItOrVenue('prism:volume'),
    issue: inItOrVenue('prism:number'),
    pages: textOf(element, 'bib:pages'),
    publisher: publisherOf(element),
    title: textOf(element, 'dc:title'),
    abstractNote: textOf(element, 'dcterms:abstract'),
    date: textOf(element, 'dc:date'),
    extra: [textOf(element, 'dc:description'), textOf(element, 'z:archiveID')].filter(Boolean).join('\n'),
    archiveID: textOf(element, 'dc:coverage') ?? textOf(element, 'prism:number'),
    citationKey: textOf(element, 'z:citationKey'),
    DOI: doi,
    url: identifiers.find((text) => /^https?:/i.test(text)) ?? (/^https?:/i.test(about) ? about : undefined),
    publicationTitle: venues.map((venue) => textOf(venue, 'dc:title')).find(Boolean),
    creators: creatorsOf(element),
    tags: tagsOf(element),
    dateAdded: textOf(element, 'dcterms:dateSubmitted'),
    notes,
  };
}

function creatorsOf(element: Element): Fields[] {
  return [...peopleIn(element, 'bib:authors', 'author'), ...peopleIn(element, 'bib:editors', 'editor')];
}

function peopleIn(element: Element, list: string, creatorType: string): Fields[] {
  const [people] = childrenNamed(element, list);
  if (!people) return [];
  return everyNamed(people, 'foaf:Person').map((person) => ({
    creatorType,
    lastName: textOf(person, 'foaf:surname'),
    firstName: textOf(person, 'foaf:givenName') ?? textOf(person, 'foaf:givenname'),
  }));
}

function publisherOf(element: Element): string | undefined {
  const [publisher] = childrenNamed(element, 'dc:publisher');
  return (
    publisher &&
    everyNamed(publisher, 'foaf:name')
      .map((name) => textOf(name))
      .find(Boolean)
  );
}

function tagsOf(element: Element): Fields[] {
  return childrenNamed(element, 'dc:subject').flatMap((subject): Fields[] => {
    const automatic = childrenNamed(subject, 'z:AutomaticTag')[0];
    const tag = automatic ? textOf(automatic, 'rdf:value') : textOf(subject);
    return tag ? [{ tag, type: automatic ? 1 : 0 }] : [];
  });
}

function foldersOf(root: Element): Folder[] {
  const collections = childrenNamed(root, 'z:Collection');
  const parents = new Map<string, string>();
  const partsOf = (element: Element) =>
    childrenNamed(element, 'dcterms:hasPart').flatMap(({ attributes }) => attributes['rdf:resource'] ?? []);
  for (const collection of collections) {
    const key = collection.attributes['rdf:about'] ?? '';
    for (const part of partsOf(collection)) if (!parents.has(part)) parents.set(part, key);
  }
  return collections.map((collection) => {
    const key = collection.attributes['rdf:about'] ?? '';
    return {
      key,
      name: textOf(collection, 'dc:title') ?? '',
      parent: parents.get(key) ?? null,
      items: partsOf(collection),
    };
  });
}

function everyNamed(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : everyNamed(child, name)));
}
