import { describe, expect, it } from 'vitest';
import { parseFamilyFirst } from '@/lib/bibliography/family-first-names';
import { normaliseNames } from '@/lib/importers/formats/bibtex/tidy-names';
import { cleanAuthors } from './clean-names';

describe('names with separate family and given parts', () => {
  it.each([
    [['Alder', 'M. et al.'], 'Alder|M., others|'],
    [['Alder, Mira, et al.', ''], 'Alder|Mira, others|'],
    [['Alder', 'Mira$^{1,*}$'], 'Alder|Mira'],
    [['Alder', 'Mira <mira@example.org>'], 'Alder|Mira'],
    [['Alder', 'Mira (ORCID: 0000-0000-0000-0000)'], 'Alder|Mira'],
    [['DeepMind', 'Google'], 'Google DeepMind|'],
    [['Team', 'Gemini'], 'Gemini Team|'],
    [['Steele, Jr.', 'Guy L.'], 'Steele Jr.|Guy L.'],
    [['Alder', ''], 'Alder|'],
    [['$$', '--'], ''],
  ])('%j', ([family = '', given = ''], expected) => {
    const authors = cleanAuthors([{ family, given }]);
    expect(authors.map((author) => `${author.family}|${author.given}`).join(', ')).toBe(expected);
  });

  it.each(['...', '…', '[...]', '$\\cdots$', 'et al', 'and others'])(
    '%s means "others" only at the end of a list',
    (dots) => {
      const [one, other] = ['Alder', 'Birk'].map((family) => ({ family, given: 'A.' }));
      if (!one || !other) throw new Error('two people');
      const goesOn = { family: dots, given: '' };
      expect(cleanAuthors([one, goesOn])).toEqual([one, { family: 'others', given: '' }]);
      expect(cleanAuthors([one, goesOn, other])).toEqual([one, other]);
      expect(cleanAuthors([goesOn])).toEqual([]);
    },
  );
});

it.each([
  [
    ['Alder MK', 'van der Berg J Jr', 'Birk O'],
    ['Alder|M K', 'van der Berg Jr|J', 'Birk|O'],
  ],
  [['Wei LI', 'Ann WU'], null],
  [['Alder M', 'Otto Birk'], null],
  [
    ['World Health Organization', 'Birk O'],
    ['World Health Organization|', 'Birk|O'],
  ],
])('reads family names before initials: %j', (names, expected) => {
  const authors = parseFamilyFirst(names);
  expect(authors?.map(({ family, given }) => `${family}|${given}`) ?? null).toEqual(expected);
});

it.each([
  ['Alder, M., Birk, O., Cole, I.', 'Alder, M. and Birk, O. and Cole, I.'],
  ['Mira Alder, Otto Birk, Ida Cole', 'Mira Alder and Otto Birk and Ida Cole'],
  ['Alder, M.; Birk, O.', 'Alder, M. and Birk, O.'],
  ['Mira Alder & Otto Birk \\& Ida Cole', 'Mira Alder and Otto Birk and Ida Cole'],
  ['Mira Alder and Otto Birk, and Ida Cole', 'Mira Alder and Otto Birk and Ida Cole'],
  ['Barnes & Noble and {Smith & Sons; Ltd}', 'Barnes & Noble and {Smith & Sons; Ltd}'],
  ['O&#39;Neil, Pat', "O'Neil, Pat"],
  ['Martin Luther King, Jr. and Sammy Davis Jr.', 'King, Jr., Martin Luther and Davis, Jr., Sammy'],
  ['Fulton, James E., Jr.', 'Fulton, James E., Jr.'],
  ['M.~J. Alder and and Birk, Otto and', 'M. J. Alder and Birk, Otto'],
  ['Wei Wang 0001 and Li, Wei 0023', 'Wei Wang and Li, Wei'],
])('rewrites a list for BibTeX: %s', (written, tidy) => {
  expect(normaliseNames(written)).toBe(tidy);
});
