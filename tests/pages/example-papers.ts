import papers from './papers.json' with { type: 'json' };

/** A real paper of arXiv (metadata CC0) as the pages of the tests show it. */
export interface ExamplePaper {
  arxiv: string;
  title: string;
  abstract: string;
  categories: string[];
  /** `YYYY-MM-DD`; the first of the month where only that is known. */
  published: string;
  /** Invented: the metadata at hand names no authors. */
  authors: { given: string; family: string }[];
}

const families = [
  'Example',
  'Beispiel',
  'Exemple',
  'Ejemplo',
  'Esempio',
  'Příklad',
  'Przykład',
  'Eksempel',
  'Örnek',
];
const givens = ['Ada', 'Bruno', 'Carla Maria', 'Dieter', 'Émilie', 'Filip', 'Gül', 'Hana', 'Ivo J.', 'Žofie'];

/** Two to four invented people, the same for a paper in every run. */
function inventAuthors(index: number): ExamplePaper['authors'] {
  return Array.from({ length: 2 + (index % 3) }, (_, nth) => ({
    given: givens[(index + nth * 3) % givens.length] ?? '',
    family: families[(index * 2 + nth) % families.length] ?? '',
  }));
}

export const examplePapers: ExamplePaper[] = papers.map((paper, index) => ({
  ...paper,
  authors: inventAuthors(index),
}));
