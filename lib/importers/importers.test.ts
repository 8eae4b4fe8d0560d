import { expect, it } from 'vitest';
import { importers } from './importer-list';

function read(text: string) {
  const importer = importers.find((importer) => importer.matches(text));
  if (!importer) throw new Error('no importer');
  return { format: importer.name, ...importer.read(text) };
}

const attention = {
  identifiers: { arxiv: '1706.03762' },
  title: 'Attention Is All You Need',
  authors: [
    { family: 'Vaswani', given: 'Ashish' },
    { family: 'Shazeer', given: 'Noam' },
  ],
};

it('reads RIS, and lists the record that never ends', () => {
  const { format, entries, unread } = read(
    'TY  - JOUR\r\nAU  - Vaswani, Ashish\r\nAU  - Shazeer, Noam\r\nTI  - Attention Is All\r\n You Need\r\nUR  - https://arxiv.org/abs/1706.03762v5\r\nPY  - 2017/06/12/\r\nKW  - attention\r\nER  - \r\n\r\nTY  - GEN\r\nAU  - Nobody\r\nER  -\r\nTY  - JOUR\r\nTI  - Cut',
  );
  expect(format).toBe('ris');
  expect(entries.map(({ paper }) => paper)).toMatchObject([
    { ...attention, published: '2017-06-12', keywords: ['attention'] },
  ]);
  expect(unread.map(({ line, reason }) => [line, reason])).toEqual([
    [11, 'no-title'],
    [14, 'broken'],
  ]);
});

it('reads nonstandard RIS: no ends, `TY -`, T1 and A1, years with slashes, names without a given name', () => {
  const { entries, unread } = read(
    'TY - JOUR\nT1 - First\nA1 - King, Martin Luther, Jr.\nA1 - Barnes and Noble,\nY1 - 2001///Spring\nM3 - 10.1000/XYZ\n\nTY - JOUR\nTI - Second\nDA - 06/12\nPY - Spring 2002\n',
  );
  expect(unread).toEqual([]);
  expect(entries.map(({ paper }) => paper)).toMatchObject([
    {
      ...{ title: 'First', published: '2001', identifiers: { doi: '10.1000/xyz' } },
      authors: [
        { family: 'King Jr.', given: 'Martin Luther' },
        { family: 'Barnes and Noble', given: '' },
      ],
    },
    { title: 'Second', published: '2002' },
  ]);
});

it('reads CSL-JSON', () => {
  const { format, entries, unread } = read(
    JSON.stringify([
      {
        id: 'vaswani2017',
        type: 'article',
        title: 'Attention Is All You Need',
        author: [
          { family: 'Vaswani', given: 'Ashish' },
          { family: 'Shazeer', given: 'Noam' },
        ],
        issued: { 'date-parts': [['2017', 6, 12]] },
        number: 'arXiv:1706.03762',
        publisher: 'arXiv',
      },
      {
        id: 'group',
        type: 'report',
        title: 'A',
        author: [{ literal: 'LIGO' }, { family: 'Berg', 'non-dropping-particle': 'van den', given: 'J' }],
      },
      { id: 'nothing', type: 'article' },
      7,
    ]),
  );
  expect(format).toBe('csl-json');
  expect(entries[0]?.paper).toMatchObject({ ...attention, published: '2017-06-12' });
  expect(entries[1]?.paper.authors).toEqual([
    { family: 'LIGO', given: '' },
    { family: 'van den Berg', given: 'J' },
  ]);
  expect(unread.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'no-title'],
    [4, 'broken'],
  ]);
});

const zoteroItem = {
  itemType: 'preprint',
  title: 'Attention Is All You Need',
  creators: [
    { creatorType: 'author', lastName: 'Vaswani', firstName: 'Ashish' },
    { creatorType: 'author', lastName: 'Shazeer', firstName: 'Noam' },
  ],
  archiveID: 'arXiv:1706.03762',
  extra: 'arXiv:1706.03762 [cs.CL]\nversion: 7',
  tags: [{ tag: 'to read' }, { tag: 'Machine Learning', type: 1 }],
  notes: [{ note: '<p>Good &amp; short</p><script>x</script>' }],
  dateAdded: '2024-02-03T04:05:06Z',
};
const zoteroPaper = {
  ...attention,
  categories: ['cs.CL'],
  version: 7,
  tags: ['to read'],
  keywords: ['Machine Learning'],
  savedAt: Date.UTC(2024, 1, 3, 4, 5, 6),
};

it('reads Better BibTeX JSON with collections, also one that contains itself', () => {
  const { format, entries, topics } = read(
    JSON.stringify({
      config: {},
      collections: {
        A: { key: 'A', parent: false, name: 'Agents', items: [], collections: ['B'] },
        B: { key: 'B', parent: 'A', name: 'Memory', items: [1] },
        C: { key: 'C', parent: 'D', name: 'Round', items: [1] },
        D: { key: 'D', parent: 'C', name: 'And round', items: [] },
      },
      items: [
        { itemID: 1, key: 'K1', ...zoteroItem },
        { itemID: 2, itemType: 'note', note: 'alone' },
      ],
    }),
  );
  expect(format).toBe('zotero-json');
  expect(entries).toHaveLength(1);
  expect(entries[0]?.paper).toMatchObject({ ...zoteroPaper, notes: 'Good & short\nx' });
  expect(entries[0]?.topics).toEqual([
    ['Agents', 'Memory'],
    ['And round', 'Round'],
  ]);
  expect(topics).toContainEqual(['Agents']);
});

it("reads the answers of Zotero's web API", () => {
  const { entries } = read(
    JSON.stringify([
      { key: 'COLL', data: { key: 'COLL', name: 'Agents', parentCollection: false } },
      { key: 'K1', data: { ...zoteroItem, collections: ['COLL', 'UNKNOWN'] } },
    ]),
  );
  expect(entries).toMatchObject([{ topics: [['Agents']], paper: zoteroPaper }]);
});

it('reads Zotero RDF with nested collections and notes', () => {
  const { format, entries, unread } =
    read(`<rdf:RDF xmlns:rdf="x" xmlns:z="y" xmlns:dc="d" xmlns:bib="b" xmlns:foaf="f" xmlns:dcterms="t">
  <rdf:Description rdf:about="http://arxiv.org/abs/1706.03762">
    <z:itemType>preprint</z:itemType>
    <bib:authors><rdf:Seq>
      <rdf:li><foaf:Person><foaf:surname>Vaswani</foaf:surname><foaf:givenName>Ashish</foaf:givenName></foaf:Person></rdf:li>
      <rdf:li><foaf:Person><foaf:surname>Shazeer</foaf:surname><foaf:givenName>Noam</foaf:givenName></foaf:Person></rdf:li>
    </rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_9"/>
    <dc:subject>to read</dc:subject>
    <dc:subject><z:AutomaticTag><rdf:value>Machine Learning</rdf:value></z:AutomaticTag></dc:subject>
    <dc:title>Attention Is All You Need</dc:title>
    <dc:description>arXiv:1706.03762 [cs.CL]
version: 7</dc:description>
    <dcterms:dateSubmitted>2024-02-03T04:05:06Z</dcterms:dateSubmitted>
    <dc:identifier><dcterms:URI><rdf:value>http://arxiv.org/abs/1706.03762</rdf:value></dcterms:URI></dc:identifier>
  </rdf:Description>
  <bib:Memo rdf:about="#item_9"><rdf:value>&lt;p&gt;Good &amp;amp; short&lt;/p&gt;</rdf:value></bib:Memo>
  <bib:Article rdf:about="#item_2"><z:itemType>journalArticle</z:itemType></bib:Article>
  <bib:Article rdf:about="#item_3"><z:itemType>journalArticle</z:itemType><dc:title>In a journal</dc:title>
    <dcterms:isPartOf><bib:Journal><dc:title>Nature</dc:title><dc:identifier>DOI 10.1038/X1</dc:identifier></bib:Journal></dcterms:isPartOf></bib:Article>
  <z:Collection rdf:about="#collection_1"><dc:title>Agents</dc:title><dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
  <z:Collection rdf:about="#collection_2"><dc:title>Memory</dc:title><dcterms:hasPart rdf:resource="http://arxiv.org/abs/1706.03762"/></z:Collection>
</rdf:RDF>`);
  expect(format).toBe('zotero-rdf');
  expect(entries[0]).toMatchObject({
    topics: [['Agents', 'Memory']],
    paper: { ...zoteroPaper, notes: 'Good & short' },
  });
  expect(entries[1]?.paper).toMatchObject({ venue: 'Nature', identifiers: { doi: '10.1038/x1' } });
  expect(unread).toMatchObject([{ line: 18, reason: 'no-title' }]);
});

it('refuses RDF that is cut or nested too deep', () => {
  expect(() => read('<rdf:RDF><a><b>')).toThrow('file-damaged');
  expect(() => read(`<rdf:RDF>${'<a>'.repeat(10_000)}`)).toThrow('file-too-deep');
});

it("reads PaperMemory's export with tags and favourites, without the notes that PaperMemory wrote", () => {
  const { format, entries, unread } = read(
    JSON.stringify({
      'Arxiv-1706.03762': {
        id: 'Arxiv-1706.03762',
        title: 'Attention  Is All You Need',
        author: 'Ashish Vaswani and Noam Shazeer',
        year: '2017',
        note: 'Accepted @ NeurIPS (2017)\nRead again',
        tags: ['attention'],
        favorite: true,
        addDate: '2022-08-29T08:35:02.977Z',
        pdfLink: 'http://arxiv.org/pdf/1706.03762v7',
        key: 'vaswani2017attention',
      },
      'JMLR-2012_x': { title: 'Random Search', pdfLink: 'https://jmlr.org/x.pdf', addDate: '', tags: [] },
      broken: null,
      __dataVersion: 508,
    }),
  );
  expect(format).toBe('paper-memory');
  expect(entries[0]?.paper).toMatchObject({
    ...attention,
    tags: ['attention'],
    favourite: true,
    notes: 'Read again',
  });
  expect(entries[1]?.paper.identifiers).toEqual({ url: 'https://jmlr.org/x.pdf' });
  expect(unread).toMatchObject([{ reason: 'broken', text: 'broken' }]);
});

it.each([
  [{ literal: 'Spring 2010' }, '2010'],
  [{ raw: '2012-03' }, '2012-03'],
  [{ 'date-parts': [['2019', '5', '07']] }, '2019-05-07'],
  [{ 'date-parts': [[2019, 0, 0]] }, '2019'],
  [{ 'date-parts': [[2019, 13]] }, '2019'],
  [{ 'date-parts': [[null]] }, undefined],
  [{ 'date-parts': [], literal: 'in press, 2020' }, '2020'],
  ['2013-04-05', '2013-04-05'],
])('reads the date %j of CSL-JSON, and titles in lists', (issued, published) => {
  const { entries } = read(JSON.stringify([{ id: 'a', type: 'book', title: ['T'], issued }]));
  expect(entries[0]?.paper).toMatchObject({ title: 'T' });
  expect(entries[0]?.paper.published).toBe(published);
});

it('reads a list of identifiers and links with or without titles', () => {
  const { format, entries, unread } = read(`# to read
1706.03762v5
https://arxiv.org/pdf/2401.00002.pdf | A Title of Its Own
- [Memory of agents](https://huggingface.co/papers/2401.00003).
arXiv:hep-th/9901001
doi: 10.1000/XYZ

https://openreview.net/forum?id=abcDEF123
nothing here
1. [ ] Boxed and dashed — https://scirate.com/arxiv/2401.00004
10.1000/end.`);
  expect(format).toBe('links');
  expect(entries.map(({ paper }) => [Object.values(paper.identifiers)[0], paper.title])).toEqual([
    ['1706.03762', 'arXiv:1706.03762'],
    ['2401.00002', 'A Title of Its Own'],
    ['2401.00003', 'Memory of agents'],
    ['hep-th/9901001', 'arXiv:hep-th/9901001'],
    ['10.1000/xyz', 'doi:10.1000/xyz'],
    ['abcDEF123', 'OpenReview:abcDEF123'],
    ['2401.00004', 'Boxed and dashed'],
    ['10.1000/end', 'doi:10.1000/end'],
  ]);
  expect(unread).toEqual([{ line: 9, reason: 'no-paper', text: 'nothing here' }]);
});

it('reads bookmarks of papers with folders as topics, and lists other bookmarks', () => {
  const { format, entries, unread } = read(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
  <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
  <DL><p>
    <DT><A HREF="https://arxiv.org/abs/1706.03762" ADD_DATE="1700000000">[1706.03762] Attention Is All You Need</A>
    <DT><H3>Agents</H3>
    <DL><p>
      <DT><H3>Memory &amp; more</H3>
      <DL><p>
        <DT><A HREF="https://arxiv.org/pdf/2401.00002v2" TAGS="a,b">2401.00002v2.pdf</A>
      </DL><p>
      <DT><A HREF="javascript:alert(1)">click</A>
      <DT><A HREF="https://example.com/">Example</A>
    </DL><p>
  </DL><p>
</DL><p>`);
  expect(format).toBe('bookmarks');
  expect(entries).toMatchObject([
    { topics: [], paper: { title: 'Attention Is All You Need', savedAt: 1_700_000_000_000 } },
    { topics: [['Agents', 'Memory & more']], paper: { title: 'arXiv:2401.00002', tags: ['a', 'b'] } },
  ]);
  expect(unread.map(({ line, reason }) => [line, reason])).toEqual([
    [13, 'not-a-paper'],
    [14, 'not-a-paper'],
  ]);
});

it('refuses JSON that is cut or nested too deep', () => {
  expect(() => read('[{"itemType": "book", "title": "x"')).toThrow('file-damaged');
  expect(() => read(`[{"itemType": ${'['.repeat(100_000)}`)).toThrow('file-too-deep');
});

it('reads RIS with authors under two tags, keywords in other shapes, notes in HTML and other databases', () => {
  const { entries } = read(
    'TY  - JOUR\nA1  - Ek, Ann\nAU  - World Bank Association\nTI  - First\u2028half\nT2  - Journal of Everything\nJO  - J Everyth\nKW  - one\ntwo\nKW  - three; four\nAN  - 12345\nDB  - Scopus\nN1  - <p>Read <b>on</b></p>\nER  - \nTY  - JOUR\nTI  - Second\nAN  - PMID: 12345\nER  - ',
  );
  expect(entries.map(({ paper }) => paper)).toMatchObject([
    {
      ...{ title: 'First half', venue: 'Journal of Everything', notes: 'Read on' },
      authors: [
        { family: 'Ek', given: 'Ann' },
        { family: 'World Bank Association', given: '' },
      ],
      keywords: ['one', 'two', 'three', 'four'],
    },
    { title: 'Second', identifiers: { pubmed: '12345' } },
  ]);
  expect(entries[0]?.paper.identifiers.pubmed).toBeUndefined();
});

it("reads Crossref's answers, and tells a person's note from the fields that Zotero writes there", () => {
  const item = { type: 'proceedings-article', title: 'A &amp; B', author: [{ name: 'The Group' }] };
  const { entries } = read(
    JSON.stringify([
      { ...item, id: 'a', abstract: '<jats:p>One.</jats:p><jats:p>Two.</jats:p>', note: 'Question: why?' },
      { ...item, id: 'b', title: 'C', note: 'PMID: 1\nCitation Key: x' },
    ]),
  );
  expect(
    entries.map(({ paper }) => [paper.title, paper.abstract, paper.notes, paper.publicationType]),
  ).toEqual([
    ['A & B', 'One. Two.', 'Question: why?', 'inproceedings'],
    ['C', '', undefined, 'inproceedings'],
  ]);
});

it.each([
  ['3/2014', '2014-03'],
  ['25/12/2014', '2014-12-25'],
  ['12/25/2014', '2014-12-25'],
  ['4/5/2014', '2014'],
  ['2014.3', '2014-03'],
  ['2014-03/2015-01', '2014-03'],
])('reads the date %s of Zotero, and notes that are strings', (date, published) => {
  const { entries } = read(
    JSON.stringify({ items: [{ itemType: 'book', title: 'T', creators: [], date, notes: ['<p>Mine</p>'] }] }),
  );
  expect(entries[0]?.paper).toMatchObject({ published, notes: 'Mine' });
});

it.each([
  ['Web of Science', 'FN Web of Science\nPT J\nTI T\nCR A, DOI 10.1000/a\nER\n'],
  ['PubMed', 'PMID- 1\nTI  - T\nAID - 10.1000/a [doi]\n'],
  ['EndNote', '%0 Journal Article\n%T T\n%R 10.1000/a\n'],
  ['XML', '<?xml version="1.0"?>\n<xml><doi>10.1000/a</doi></xml>'],
  ['JSON', '{"a": "https://arxiv.org/abs/2401.00001"}'],
])('does not take a file of %s for a list of links', (_, text) => {
  expect(importers.find((importer) => importer.matches(text))?.name).not.toBe('links');
});

it('recognises the format of a text of line ends in linear time', () => {
  const text = `title\n${'\u2028'.repeat(90_000)}x`;
  expect(importers.filter((importer) => importer.matches(text))).toEqual([]);
});
