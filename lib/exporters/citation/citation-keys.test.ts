import { expect, it } from 'vitest';
import { makeStoredPaper } from '@/tests/support/make-library';
import { assignCitationKeys, citationKeyOf } from './citation-keys';

const vaswani = makeStoredPaper('1706.03762', {
  title: 'Attention Is All You Need',
  authors: [{ family: 'Vaswani', given: 'Ashish' }],
  published: '2017-06-12',
});

it.each([
  ['scholar', 'vaswani2017attention'],
  ['arxiv', 'vaswani2017attentionneed'],
  ['better-bibtex', 'vaswaniAttentionAllYou2017'],
] as const)('are made in the style of %s', (style, key) => {
  expect(citationKeyOf(vaswani, style)).toBe(key);
});

it('are ASCII, made from the id if author and title have no ASCII letters', () => {
  const chinese = { ...vaswani, title: '图神经网络', authors: [{ family: '李', given: '明' }] };
  expect(citationKeyOf(chinese, 'scholar')).toBe('arxiv170603762');
  const polish = { ...vaswani, authors: [{ family: "Łukasiewicz-O'Neß", given: '' }] };
  expect(citationKeyOf(polish, 'scholar')).toBe('lukasiewiczoness2017attention');
});

it('get a letter if they clash, ignoring case, and never change once given', () => {
  const given = { ...makeStoredPaper('1', { citationKey: 'Vaswani2017Attention' }) };
  const later = {
    ...makeStoredPaper('3'),
    ...{
      title: vaswani.title,
      authors: vaswani.authors,
      published: '2017-01-01',
      savedAt: vaswani.savedAt + 1,
    },
  };
  const keys = assignCitationKeys([later, vaswani, given], [given, vaswani, later], 'scholar');
  expect([...keys]).toEqual([
    [vaswani.id, 'vaswani2017attentiona'],
    [later.id, 'vaswani2017attentionb'],
  ]);
});

it('continue with two letters after z', () => {
  const papers = Array.from({ length: 30 }, (_, index) => ({
    ...vaswani,
    id: `arxiv:${index}` as typeof vaswani.id,
  }));
  const keys = [...assignCitationKeys(papers, papers, 'scholar').values()];
  expect(new Set(keys).size).toBe(30);
  expect(keys).toContain('vaswani2017attentionaa');
});
