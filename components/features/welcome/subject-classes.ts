import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';

/** arXiv's fields and their subject classes, by name; from https://arxiv.org/category_taxonomy (2026-11). */
const fields: Record<string, string> = {
  'Computer science':
    'Artificial intelligence|Computation and language|Computational complexity|Computational engineering|Computational geometry|Computer vision|Computers and society|Cryptography and security|Data structures and algorithms|Databases|Digital libraries|Discrete mathematics|Distributed and parallel computing|Formal languages and automata|Game theory|Graphics|Hardware architecture|Human-computer interaction|Information retrieval|Information theory|Logic|Machine learning|Mathematical software|Multi-agent systems|Multimedia|Networking|Neural and evolutionary computing|Numerical analysis|Operating systems|Performance|Programming languages|Robotics|Social networks|Software engineering|Sound|Symbolic computation|Systems and control',
  Statistics: 'Applications|Computation|Machine learning|Methodology|Statistics theory',
  'Electrical engineering': 'Audio and speech|Image and video|Signal processing|Systems and control',
  Mathematics:
    'Algebraic geometry|Algebraic topology|Analysis of PDEs|Category theory|Classical analysis|Combinatorics|Commutative algebra|Complex variables|Differential geometry|Dynamical systems|Functional analysis|Geometric topology|Group theory|Logic|Mathematical physics|Number theory|Numerical analysis|Operator algebras|Optimisation and control|Probability|Quantum algebra|Representation theory|Rings and algebras|Spectral theory',
  Physics:
    'Astrophysics|Condensed matter|General relativity and cosmology|High energy physics|Mathematical physics|Nonlinear sciences|Nuclear physics|Optics|Quantum physics|Biological physics|Chemical physics|Computational physics|Fluid dynamics|Geophysics|Plasma physics|Statistical mechanics',
  'Quantitative biology':
    'Biomolecules|Cell behaviour|Genomics|Molecular networks|Neurons and cognition|Populations and evolution|Quantitative methods|Tissues and organs',
  'Economics and finance':
    'Computational finance|Econometrics|Economic theory|Mathematical finance|Portfolio management|Pricing of securities|Risk management|Trading and market structure',
};

export const fieldNames = Object.keys(fields);

/** The fields as topics with their classes as subtopics, all empty. */
export function subjectTopics(chosen: readonly string[]): PlannedTopic[] {
  const topics: PlannedTopic[] = [];
  for (const name of fieldNames.filter((field) => chosen.includes(field))) {
    const parent = topics.push({ name, parent: null, papers: [] }) - 1;
    for (const below of fields[name]?.split('|') ?? []) topics.push({ name: below, parent, papers: [] });
  }
  return topics;
}
