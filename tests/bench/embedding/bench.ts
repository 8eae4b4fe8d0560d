import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { paperText } from '@/lib/embedding/paper-text';
import { nearestCentroid } from '@/tests/bench/filing/baselines/nearest-centroid';
import { stream } from '@/tests/bench/filing/streaming';
import { type ReadingList, readTrees } from '@/tests/bench/filing/trees';
import { openEmbeddingPage } from '@/tests/support/embedding-page/open';
import { type CorpusPaper, isReportingTree, readCorpus } from './corpus';
import { findModels } from './models';
import { categorised, categoryAccuracy, titleToAbstract, vMeasure } from './quality';
import { type BenchRow, markdownTable } from './report';
import { median, speedInChromium, speedInNode } from './speed';
import { learnTfIdfSvd } from './tf-idf-svd';
import { vectorsOf } from './vectors';

/** A model that needs the runtime embeds about five texts a second, so it is measured on fewer. */
const SUBSET = { papers: 1_500, treePapers: 170 };
const SPEED_TEXTS = 1_000;
const ORDER_SEED = 1;

interface Paper {
  title: string;
  abstract: string;
}

/** How a model is used: how it embeds texts, and which text of a paper it gets. */
interface Use {
  embed(texts: string[]): Promise<Float32Array[]>;
  textOf(paper: Paper): string;
}

/** The text of a paper for all models but the bundled one, which was trained on its own format. */
const plainText = (paper: Paper) => paperText(paper, { titles: 1 });

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    corpus: { type: 'string' },
    trees: { type: 'string' },
    json: { type: 'string' },
  },
});
if (!values.corpus || !values.trees) {
  console.error('npm run bench:embedding -- --corpus FILE --trees FILE [--model NAME|PATH] [--json OUT]');
  process.exit(2);
}

const trees = readTrees(values.trees).filter(isReportingTree);
const corpus = await readCorpus(values.corpus, trees);
const all = { papers: corpus.heldOut, trees };
const subset = {
  papers: corpus.heldOut.slice(0, SUBSET.papers),
  trees: trees.filter(({ papers }) => papers.length <= SUBSET.treePapers),
};
const speedPapers = corpus.heldOut.slice(0, SPEED_TEXTS);
const titles = speedPapers.map(({ title }) => title);
console.log(`${corpus.heldOut.length} papers (${corpus.rule}), ${trees.length} reading lists.`);

const page = await openEmbeddingPage();
const rows: BenchRow[] = [];
for (const model of await findModels(values.model)) {
  console.log(`${model.name}: speed`);
  const { direct } = model;
  const textOf = direct ? (paper: Paper) => paperText(paper, direct.model) : plainText;
  const texts = speedPapers.map(textOf);
  const node = await speedInNode(model, titles, texts);
  const chromium = await speedInChromium(page, model, model.direct ? 'direct' : 'wasm', titles, texts);
  const row = { name: model.name, bytes: model.bytes, node, chromium, load: loadavg()[0] ?? 0 };
  console.log(`${model.name}: quality`);
  const use: Use = { embed: vectorsOf(model, page), textOf };
  if (model.direct) {
    rows.push({ ...row, ...(await judge(use, all)) });
    const library = await speedInChromium(page, model, 'wasm', titles, texts);
    rows.push({ name: `${model.name}, transformers.js`, bytes: model.bytes, chromium: library });
    rows.push({ name: `${model.name}, subset`, ...(await judge(use, subset)) });
  } else {
    rows.push({ ...row, ...(await judge(use, subset)) });
  }
}
await page.close();
if (values.model === undefined && corpus.others.length > 0) rows.push(await judgeTfIdfSvd());

console.log(`\n${markdownTable(rows)}`);
if (values.json) {
  writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(rows.map(inResults)), null, 2)}\n`);
}

/**
 * Measures how well vectors find, group and file the papers; the queries are titles of papers whose abstracts are
 * searched.
 */
async function judge(use: Use, { papers, trees: lists }: { papers: CorpusPaper[]; trees: ReadingList[] }) {
  const { embed, textOf } = use;
  const recall = titleToAbstract(
    await embed(papers.map(({ title }) => title)),
    await embed(papers.map(({ abstract }) => abstract)),
  );
  const computing = papers.filter(({ categories }) => categories[0]?.startsWith('cs.'));
  const grouped = categorised(
    await embed(computing.map(textOf)),
    computing.map(({ categories }) => categories[0]),
  );
  return {
    papers: papers.length,
    trees: lists.length,
    ...recall,
    categoryKnn: categoryAccuracy(grouped),
    vMeasure: vMeasure(grouped),
    filing: await fileStreams(use, lists),
  };
}

/** The streaming scores of the filing benchmark with a nearest-centroid method, as means over the reading lists. */
async function fileStreams({ embed, textOf }: Use, lists: ReadingList[]) {
  const papers = lists.flatMap((list) => list.papers);
  const vectors = await embed(papers.map(textOf));
  const vectorOf = new Map(papers.map(({ id }, i) => [id, vectors[i]]));
  const found = (vector: Float32Array | undefined) => {
    if (!vector) throw new Error('A paper has no vector.');
    return vector;
  };
  const filer = nearestCentroid({
    dimensions: vectors[0]?.length ?? 0,
    paper: ({ id }) => found(vectorOf.get(id)),
    name: () => found(undefined),
  });
  const scores = lists.map((list) => stream(list, filer, ORDER_SEED));
  const mean = (key: 'first' | 'within3' | 'hf') =>
    scores.reduce((sum, s) => sum + s[key], 0) / scores.length;
  return { first: mean('first'), within3: mean('within3'), hf: mean('hf') };
}

/** The baseline that learns from the papers that are not held out. */
async function judgeTfIdfSvd(): Promise<BenchRow> {
  console.log(`tf-idf-svd: learning from ${corpus.others.length} papers`);
  const learned = learnTfIdfSvd(corpus.others.map(plainText));
  const use: Use = { embed: async (some) => some.map(learned.embed), textOf: plainText };
  const perSecond = async (some: string[]) => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const begun = performance.now();
      await use.embed(some);
      times.push(performance.now() - begun);
    }
    return (1000 * some.length) / median(times);
  };
  const node = { titles: await perSecond(titles), papers: await perSecond(speedPapers.map(plainText)) };
  return { name: 'tf-idf-svd', bytes: learned.bytes, node, ...(await judge(use, all)) };
}

function inResults({ name, node, chromium, ...row }: BenchRow): [string, unknown] {
  const perSecond = {
    node: node?.papers ?? null,
    chromium: chromium?.papers ?? null,
    titles: { node: node?.titles ?? null, chromium: chromium?.titles ?? null },
  };
  return [name, { perSecond, coldMs: chromium?.coldMs ?? null, memory: chromium?.memory ?? null, ...row }];
}
