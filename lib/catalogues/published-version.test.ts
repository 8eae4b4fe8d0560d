import { describe, expect, test } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import { crossref, dblp } from './published-version';

const paper = makePaper('2401.00001', { title: 'Radium & trees: a study' });
const withDoi = { ...paper, identifiers: { arxiv: '2401.00001', doi: '10.5555/One' } };
const work = {
  DOI: '10.5555/One',
  type: 'journal-article',
  title: ['Radium &amp; Trees: A Study'],
  'container-title': ['Annals of <i>Radium</i>'],
  published: { 'date-parts': [[2024, 7, 5]] },
  author: [{ given: 'M.', family: 'Curie' }],
};
const found = {
  venue: 'Annals of Radium',
  doi: '10.5555/one',
  url: 'https://doi.org/10.5555/one',
  published: '2024-07-05',
};

describe('Crossref', () => {
  const read = (items: object[]) => crossref.read(JSON.stringify({ message: { items } }), paper);

  test('is asked by the DOI, and takes its word', () => {
    expect(crossref.addressFor(withDoi)).toBe('https://api.crossref.org/works/10.5555%2FOne');
    const renamed = { ...work, title: ['Another title'] };
    expect(crossref.read(JSON.stringify({ message: renamed }), withDoi)).toEqual(found);
  });

  test('is searched without one: the same title and an author make it the paper', () => {
    expect(new URL(crossref.addressFor(paper)).searchParams.get('query.author')).toBe('Curie');
    const preprint = { ...work, type: 'posted-content' };
    const ofOthers = { ...work, author: [{ family: 'Other' }] };
    const longer = { ...work, title: ['Radium & trees: a study of both'] };
    expect(read([preprint, ofOthers, longer])).toBeNull();
    expect(read([preprint, ofOthers, longer, work])).toEqual(found);
  });
});

describe('DBLP', () => {
  const info = {
    authors: { author: { '@pid': '1', text: 'Marie Curie 0001' } },
    ...{ title: 'Radium &amp; Trees: A Study.', venue: ['ICML', 'PMLR'], year: '2024', doi: '10.5555/ONE' },
    type: 'Conference and Workshop Papers',
  };
  const read = (...hits: object[]) =>
    dblp.read(JSON.stringify({ result: { hits: { hit: hits.map((info) => ({ info })) } } }), paper);

  test('knows the publication from the preprint', () => {
    const corr = { ...info, venue: 'CoRR', type: 'Informal and Other Publications' };
    expect(read(corr)).toBeNull();
    expect(read(corr, info)).toEqual({ ...found, venue: 'ICML', published: '2024' });
  });
});

test.each([crossref, dblp])('an answer of another shape names none', (catalogue) => {
  const answers = ['', '<html>', '[]', '{"message":null}', '{"message":{"items":[null,3]}}'];
  const more = ['{"result":{"hits":{"hit":[null,{"info":{"authors":{"author":[5]},"title":5}}]}}}'];
  for (const text of [...answers, ...more]) {
    expect(catalogue.read(text, paper)).toBeNull();
    expect(catalogue.read(text, withDoi)).toBeNull();
  }
});
