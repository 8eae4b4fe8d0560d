import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { readModelFiles } from '@/lib/embedding/models/model-files';
import { paperText } from '@/lib/embedding/paper-text';
import { createStaticEmbedder } from '@/lib/embedding/static/static-embedder';
import { markedWords } from '@/lib/search/query/marked-words';
import { parseQuery } from '@/lib/search/query/parse-query';
import { IndexInMemory } from '@/tests/support/index-in-memory';
import { makePaper } from '@/tests/support/make-paper';

function indexOf(papers: readonly Partial<Paper>[]): IndexInMemory {
  const index = new IndexInMemory();
  for (const [nth, own] of papers.entries()) {
    const id = `arxiv:2401.${String(nth + 1).padStart(5, '0')}` as PaperId;
    const { parser: _, ...paper } = makePaper(id.slice(6), own);
    index.put({ ...paper, ...own, id, aliases: [id], savedAt: nth } as Paper, {
      ...{ paperId: id, topicId: UNSORTED, also: [], madeBy: 'program', at: 0 },
      ...{ confidence: null, reason: null, ranked: [], rejected: [] },
    });
  }
  return index;
}

async function find(index: IndexInMemory, typed: string, meaning: Float32Array | null = null) {
  return (await index.search({ query: parseQuery(typed), within: null, meaning, limit: 20 })).hits;
}

/** A title as a page writes it, and what people type to find it. */
const titles: [title: string, ...typed: string[]][] = [
  ['GPT-4 Technical Report', 'gpt4', 'GPT 4', 'gpt-4'],
  ['ChatGPT4 and friends', 'chatgpt 4', 'chat gpt4'],
  ['Scaling GPT-3.5', 'gpt3.5', 'gpt 3.5', 'gpt35'],
  ['Multi-agent debate', 'multiagent', 'multi agent', 'multiagents'],
  ['Multiagent planning', 'multi-agent', 'multi agent planning'],
  ['Multi agent games', 'multiagent games'],
  ['β-VAE: early visual concepts', 'beta vae', 'beta-vae', 'betavae', 'β vae'],
  ['$\\beta$-TCVAE and disentanglement', 'β-tcvae', 'beta tcvae'],
  ['Understanding beta-divergences', 'β divergence'],
  ['μTransfer and μP', 'mup', 'mu transfer'],
  ['ε-greedy bandits', 'epsilon greedy', 'varepsilon-greedy'],
  ['LoRA: low-rank adaptation', 'lora', 'low rank', 'lowrank adaptation'],
  ['ResNet-50 revisited', 'resnet50', 'resnet 50', 'res net 50'],
  ['ResNet50 on a budget', 'resnet-50'],
  ['DistilBERT, smaller and faster', 'bert', 'distil bert', 'distilbert'],
  ['DeepSeek reasons', 'deep seek'],
  ['Deep Seek maps', 'deepseek maps'],
  ['k-NN search', 'knn', 'k nn'],
  ['kNN language models', 'k-nn'],
  ['3D Gaussian splatting', '3-d', '3 d gaussian', '3d'],
  ['A 3-D reconstruction', '3d reconstruction'],
  ['Moore’s law is dead', 'moores law', "moore's law", 'moore law'],
  ['Bayes rule in practice', "bayes' rule"],
  ['Transformer for vision', 'transformers', 'vision transformers'],
  ['Episodic memories', 'memory', 'memories'],
  ['Hypotheses and analyses', 'hypothesis', 'analysis'],
  ['Sparse matrices', 'matrix'],
  ['Modelling behaviour', 'modeling behavior'],
  ['Color normalization', 'colour normalisation'],
  ['Nearest neighbors', 'neighbours'],
  ['Generalisation of optimisers', 'generalization', 'optimizers'],
  ['Dialogue centres', 'dialog center'],
  ['Schrödinger bridges', 'schroedinger', 'schrodinger', 'schrödinger'],
  ['Schroedinger equations', 'schrödinger equation'],
  ['Ångström scale', 'angstrom'],
  ['Naïve Bayes', 'naive'],
  ['Eﬃcient ﬁne-tuning', 'efficient finetuning', 'fine tuning'],
  ['H₂O: heavy hitters', 'h2o'],
  ['$H_2O$ dynamics', 'h2o dynamics'],
  ['L² regularisation', 'l2', 'l_2 regularization'],
  ['$\\ell_2$ attacks', 'l2 attacks'],
  ['$\\mathrm{SE}(3)$-equivariant networks', 'se(3)', 'se3 equivariant', 'SE(3)-equivariant'],
  ['$\\mathcal{O}(n)$ attention', 'o(n) attention'],
  ['CO$_2$ forecasting', 'co2'],
  ['State-of-the-art speech', 'state of the art speech', 'state-of-the-art'],
  ['End-to-end driving', 'end2end driving'.replace('2', '-to-'), 'endtoend'],
  ['Pre-training at scale', 'pretraining', 'pre training'],
  ['Pretraining again', 'pre-training'],
  ['Zero-shot e-mail', 'zeroshot', 'email'],
  ['深度学习综述', '学习', '深度学习'],
  ['GPT模型の評価', 'gpt 模型', '評価'],
  ['ＢＥＲＴ at full width', 'bert full'],
  ['Обучение с подкреплением', 'обучение'],
  ['Self‑supervised learning', 'self-supervised', 'selfsupervised'],
  ['T5/mT5 compared', 'mt5', 't5'],
  ['Rényi divergence', 'renyi'],
  ['LLMs as judges', 'llm judge'],
  ['VAEs, GANs and flows', 'gan', 'vae'],
  ['Mem4Nav: navigation with memory', 'mem 4 nav', 'mem4 nav'],
  ['RewardBench 2', 'rewardbench2', 'reward bench 2'],
  ['Volleyball through Co-Self-Play', 'coselfplay', 'co self play'],
  ['Segmentation in the Poincaré Ball', 'poincare ball'],
  ['Test-Time Scaling', 'testtime scaling', 'test time scaling'],
  ['From Top-Down Workflows', 'top down workflow', 'topdown'],
  ['Wasserstein-1 distance', 'wasserstein 1', 'wasserstein1'],
];

describe('a query', () => {
  const index = indexOf(titles.map(([title]) => ({ title, abstract: '', authors: [], identifiers: {} })));
  const cases = titles.flatMap(([title, ...typed], nth) => typed.map((one) => ({ title, nth, one })));
  it.each(cases)('$one finds “$title” and marks it', async ({ title, nth, one }) => {
    const hit = (await find(index, one)).find(({ paperId }) =>
      paperId.endsWith(String(nth + 1).padStart(5, '0')),
    );
    expect(hit).toBeDefined();
    expect(markedWords(title, new Set(hit?.words))).not.toEqual([]);
  });

  it.each(['gpt5', 'multitask', 'gamma vae', 'resnet 101', 'l2 games'])('%s finds nothing', async (typed) => {
    expect(await find(index, typed)).toEqual([]);
  });

  it('finds an author by either spelling of umlauts', async () => {
    const people = indexOf([
      { title: 'One', authors: [{ family: 'Müller', given: 'Jörg' }] },
      { title: 'Two', authors: [{ family: 'Mueller', given: 'Joerg' }] },
    ]);
    expect(await find(people, 'mueller joerg')).toHaveLength(2);
    expect(await find(people, 'müller jörg')).toHaveLength(2);
  });
});

describe('a question', async () => {
  const folder = 'public/models/papertree-static';
  const files = await readModelFiles('papertree-static', async (path) =>
    Uint8Array.from(readFileSync(`${folder}/${path}`)),
  );
  const embedder = createStaticEmbedder(files);
  const { papers } = JSON.parse(readFileSync('public/sample-library.json', 'utf8')) as { papers: Paper[] };
  const index = indexOf(papers.map(({ title, abstract }) => ({ title, abstract })));
  index.expectVectors(embedder.model.dimensions);
  const vectors = await embedder.embed(papers.map((paper) => paperText(paper, embedder.model)));
  const ids = index.withoutVectors();
  for (const [nth, vector] of vectors.entries()) index.putVector(ids[nth] as PaperId, vector);
  const titleOf = (id: PaperId) => papers[ids.indexOf(id)]?.title ?? '';

  it.each([
    ['how do agents remember things', /memory/i, 3],
    ['how can a robot learn from spoken corrections', /robot/i, 1],
    ['what helps with recommending items to users?', /recommend|interest/i, 2],
    ['is there any work on music', /music/i, 1],
    ['how are medical chatbots evaluated', /med|clinic/i, 2],
    ['which papers are about organising the literature', /literature|survey|science/i, 2],
  ])('%s finds papers about it', async (typed, about, least) => {
    const [meaning] = await embedder.embed([parseQuery(typed).text]);
    const found = (await find(index, typed, meaning)).slice(0, 10);
    expect(found.filter(({ paperId }) => about.test(titleOf(paperId))).length).toBeGreaterThanOrEqual(least);
  });

  it('finds papers with half of its words if its meaning is unknown', async () => {
    expect((await find(index, 'how do agents reminisce memories')).length).toBeGreaterThan(0);
    expect(await find(index, 'xylophone quixotry zymurgy')).toEqual([]);
  });
});
