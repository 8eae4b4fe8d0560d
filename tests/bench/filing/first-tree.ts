/**
 * Prints the tree that the extension would propose for the papers in FILE, a JSON list with `title` and `abstract`, for
 * review by a person: `npx tsx tests/bench/filing/first-tree.ts FILE`.
 */
import { readFileSync } from 'node:fs';
import { buildTree } from '@/lib/engine';
import { filedPaper } from './papertree';
import { bundledReference } from './reference';
import type { ListedPaper } from './trees';
import { embedTrees } from './vectors';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: first-tree.ts FILE');
const papers = (JSON.parse(readFileSync(file, 'utf8')) as { title: string; abstract?: string }[]).map(
  ({ title, abstract = '' }, i): ListedPaper => ({ id: `${i}`, title, abstract, places: [] }),
);
const vectors = await embedTrees([{ id: file, papers }]);
const { topics, unsorted } = buildTree(
  papers.map((paper) => filedPaper(paper, vectors)),
  'medium',
  bundledReference(),
);
const titleOf = (id: string) => papers[Number(id)]?.title;
const print = (parent: number | null, indent: string) => {
  topics.forEach((topic, i) => {
    if (topic.parent !== parent) return;
    console.log(`${indent}${topic.name} (${topic.papers.length})`);
    for (const id of topic.papers) console.log(`${indent}  - ${titleOf(id)}`);
    print(i, `${indent}  `);
  });
};
print(null, '');
console.log(`Waiting (${unsorted.length})`);
for (const id of unsorted) console.log(`  - ${titleOf(id)}`);
