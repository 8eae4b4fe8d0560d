import type { PaperId } from '@/lib/domain/ids';
import type { Author, Paper } from '@/lib/domain/papers/paper';
import { makeStoredPaper } from '../support/make-library';

/* Records of the kinds that break bibliographies, the same at every run. */

const openings = [
  'Attention Is All You Need',
  'on the naïveté of Schrödinger’s café',
  'BERT: Pre-training of iPhone users',
  'Learning $O(n \\log n)$ sorting with $\\mathcal{L}_{2}$-norms',
  'The price of $5 and €10: 50% off, R&D #1',
  'C++ & C# in snake_case^2 ~ now',
  'From {A} to {b} with \\emph',
  'An "exact" ‘quoted’ -- and --- dashed title',
  'Why? Because! <b>bold</b> & "more"',
  '图神经网络 for Vision',
  'مقدمة في Machine Learning',
  '🚀 To the moon 🌙',
  'a lower-case start, e.g. of ε-greedy policies',
  'LaTeX \\ backslash \\ lover',
  'Ångström-scale Ḥ₂O and İstanbul',
  "Don't ''double'' or ``open`` it",
  'A brace } that { never pairs',
  'Sets {x and their ends',
  'The end x} of a set',
  'Schr\\"odinger’s caf\\\'e and \\emph{in vivo} tests',
];
const endings = [
  '',
  ' in Practice',
  ': A Survey',
  ' (part {II})',
  ' with GPT-4V',
  ' of $x_i$',
  ' — ohne Gewähr',
  ' @ 100%',
];

const people: Author[][] = [
  [
    { family: 'Vaswani', given: 'Ashish' },
    { family: 'Shazeer', given: 'Noam M.' },
  ],
  [
    { family: 'van der Berg', given: 'Jan' },
    { family: 'de la Cruz', given: 'María José' },
  ],
  [{ family: 'ATLAS Collaboration', given: '' }],
  [
    { family: '李', given: '明' },
    { family: '欧阳', given: '修' },
  ],
  [
    { family: "O'Connor", given: 'Séamus' },
    { family: 'Łukasiewicz', given: 'Jan' },
  ],
  [
    { family: 'Barnes and Noble Research', given: '' },
    { family: 'Plato', given: '' },
  ],
  [
    { family: 'Müller-Schmidt', given: 'Jürgen-Peter' },
    { family: 'Ñandú', given: 'Ó.' },
  ],
  [
    { family: 'King Jr.', given: 'Martin Luther' },
    { family: 'الخوارزمي', given: 'محمد' },
    { family: 'Dvořák', given: 'Antonín' },
  ],
];

const dois = [
  '10.1016/s0370-2693(97)00123-4',
  '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
  '10.1007/978-3-030-12345_6',
  '10.1145/abc#def%20[1]',
];

/** Papers 0 to `count`; every opening meets every ending and every list of people. */
export function awkwardPapers(count: number): Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const year = 1992 + (index % 34);
    const published = `${year}-${pad(1 + (index % 12))}-${pad(1 + (index % 28))}`;
    const arxiv = `${pad(year % 100)}${pad(1 + (index % 12))}.${String(index).padStart(5, '0')}`;
    const id = `arxiv:${arxiv}` as PaperId;
    const title = pick(openings, index) + pick(endings, Math.floor(index / openings.length));
    return makeStoredPaper(arxiv, {
      ...{
        id,
        aliases: [id],
        title: `${title} ${index}`,
        authors: pick(people, Math.floor(index / 3)),
        published,
      },
      identifiers: { arxiv, ...(index % 5 === 0 && { doi: pick(dois, index / 5) }) },
      abstract: `We { show } that 50% of A_B & C cost $5 ${index}.`,
      ...(index % 7 === 0 && { venue: pick(['NeurIPS 2017', 'Journal of R&D', 'Phys. Rev. Lett.'], index) }),
      tags: ['to cite', 'naïve & plain'],
      notes: 'A note with % and }\nand a line.',
      savedAt: 1_700_000_000_000 + index,
    });
  });
}

function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
