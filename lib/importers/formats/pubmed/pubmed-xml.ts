import type { Author } from '@/lib/domain/papers/paper';
import type { Description } from '@/lib/importers/entry/describe-paper';
import { readXmlRecords } from '@/lib/importers/formats/xml/xml-records';
import type { Importer } from '@/lib/importers/importer';
import {
  childrenNamed,
  descendantsNamed,
  type Element,
  elementAt,
  textOf,
} from '@/lib/importers/text/parse-xml';
import { withoutTypesetting } from '@/lib/importers/text/strip-jats-and-html';
import { medlineDate, medlinePages, medlineTitle } from './medline-fields';

/** PubMed's records in XML. Format: https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html */
export const pubmedXml: Importer = {
  name: 'pubmed-xml',
  matches: (text) => /<Pubmed(?:Book)?Article[\s>]/.test(text),
  read: (text) =>
    readXmlRecords(withoutTypesetting(text), /^Pubmed(?:Book)?Article$/, descriptionOf, (article) =>
      textOf(elementAt(article, 'MedlineCitation') ?? article, 'PMID'),
    ),
};

function descriptionOf(record: Element): Description {
  const citation = elementAt(record, 'MedlineCitation') ?? elementAt(record, 'BookDocument') ?? record;
  const article = elementAt(citation, 'Article') ?? citation;
  const book = elementAt(citation, 'Book');
  const issue = elementAt(article, 'Journal', 'JournalIssue');
  const identifiers = childrenNamed(
    elementAt(record, 'PubmedData', 'ArticleIdList') ?? emptyElement,
    'ArticleId',
  );
  const abstract = childrenNamed(elementAt(article, 'Abstract') ?? emptyElement, 'AbstractText').map((part) =>
    [part.attributes.Label, textOf(part)].filter(Boolean).join(': '),
  );
  const doi = [
    ...childrenNamed(article, 'ELocationID').filter(({ attributes }) => attributes.EIdType === 'doi'),
    ...identifiers.filter(({ attributes }) => attributes.IdType === 'doi'),
  ];
  const title = textOf(article, 'ArticleTitle') ?? textOf(article, 'VernacularTitle');
  const bookTitle = book && textOf(book, 'BookTitle');
  return {
    title: medlineTitle(title ?? bookTitle),
    abstract: abstract.join(' '),
    authors: childrenNamed(article, 'AuthorList')
      .flatMap((list) => childrenNamed(list, 'Author'))
      .map(authorOf),
    published:
      dateOf(issue && elementAt(issue, 'PubDate')) ??
      dateOf(elementAt(article, 'ArticleDate')) ??
      dateOf(book && elementAt(book, 'PubDate')),
    venue:
      textOf(elementAt(article, 'Journal') ?? emptyElement, 'Title') ??
      textOf(elementAt(article, 'Journal') ?? emptyElement, 'ISOAbbreviation') ??
      (title ? bookTitle : undefined),
    publicationType: book ? (title ? 'incollection' : 'book') : 'article',
    volume: issue && textOf(issue, 'Volume'),
    issue: issue && textOf(issue, 'Issue'),
    pages: medlinePages(textOf(elementAt(article, 'Pagination') ?? emptyElement, 'MedlinePgn')),
    publisher: textOf(elementAt(citation, 'Book', 'Publisher') ?? emptyElement, 'PublisherName'),
    keywords: [
      ...childrenNamed(citation, 'KeywordList').flatMap((list) => childrenNamed(list, 'Keyword')),
      ...descendantsNamed(elementAt(citation, 'MeshHeadingList') ?? emptyElement, /^DescriptorName$/),
    ].flatMap((word) => textOf(word) ?? []),
    doi: doi.map((element) => textOf(element)).find(Boolean),
    pubmed: textOf(citation, 'PMID'),
  };
}

const emptyElement: Element = { name: '', attributes: {}, children: [], text: '', position: 0 };

function authorOf(author: Element): Author {
  const group = textOf(author, 'CollectiveName');
  const given = textOf(author, 'ForeName') ?? textOf(author, 'Initials') ?? '';
  const suffix = textOf(author, 'Suffix');
  return {
    family: group ?? textOf(author, 'LastName') ?? '',
    given: group ? '' : [given, suffix].filter(Boolean).join(', '),
  };
}

function dateOf(date: Element | undefined): string | undefined {
  if (!date) return undefined;
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => textOf(date, part));
  if (!year) return medlineDate(textOf(date, 'MedlineDate'));
  const inFigures = /^\d+$/.test(month ?? '');
  return [year, month, day].filter(Boolean).join(inFigures ? '-' : ' ');
}
