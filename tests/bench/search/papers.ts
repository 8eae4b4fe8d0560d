import { readFileSync } from 'node:fs';
import type { PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { inventPaper } from '@/tests/bench/click/invented-library';
import { seededRandom } from '@/tests/bench/filing/trees';
import { examplePapers } from '@/tests/pages/example-papers';

/**
 * Papers to search in: those of a file of JSON lines (`id`, `title`, `abstract`), otherwise generated ones. These
 * consist of sentences of the examples and of three rare words each out of about 300,000, as real abstracts have.
 */
export function readPapers(count: number, corpus: string | undefined): Paper[] {
  const random = seededRandom(1);
  const lines = corpus ? readFileSync(corpus, 'utf8').split('\n', count).filter(Boolean) : null;
  if (lines && lines.length < count) throw new Error(`${corpus} has ${lines.length} papers only.`);
  return Array.from({ length: count }, (_, nth) => {
    const known =
      lines && (JSON.parse(lines[nth] as string) as { id: string; title: string; abstract: string });
    const invented = known ? null : inventPaper(nth, nth % examplePapers.length);
    const rare = Array.from({ length: 3 }, () => rareWord(Math.floor(random() ** 2 * 300_000))).join(' ');
    return {
      id: (known?.id.toLowerCase() ?? `arxiv:${invented?.arxiv}`) as PaperId,
      aliases: [],
      identifiers: { arxiv: `${nth}` },
      title: known?.title ?? invented?.title ?? '',
      abstract: known?.abstract ?? `${invented?.abstract} ${rare}`,
      authors: [{ given: 'Ada', family: rareWord(Math.floor(random() * 50_000)) }],
      ...{ categories: ['cs.LG'], keywords: [], links: {}, pageUrl: '', savedAt: nth },
    } as Paper;
  });
}

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

function rareWord(number: number): string {
  let word = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return `${word}ne`;
}
