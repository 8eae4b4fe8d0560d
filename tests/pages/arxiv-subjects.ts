/** Names of the categories that the example papers have. */
export const subjectNames: Record<string, string> = {
  'cs.AI': 'Artificial Intelligence',
  'cs.CG': 'Computational Geometry',
  'cs.CL': 'Computation and Language',
  'cs.CV': 'Computer Vision and Pattern Recognition',
  'cs.DS': 'Data Structures and Algorithms',
  'cs.GT': 'Computer Science and Game Theory',
  'cs.HC': 'Human-Computer Interaction',
  'cs.IR': 'Information Retrieval',
  'cs.IT': 'Information Theory',
  'cs.LG': 'Machine Learning',
  'cs.MA': 'Multiagent Systems',
  'cs.NE': 'Neural and Evolutionary Computing',
  'cs.RO': 'Robotics',
  'cs.SI': 'Social and Information Networks',
  'q-bio.NC': 'Neurons and Cognition',
};

/** A category as arXiv's pages write it. */
export function subject(category: string): string {
  return `${subjectNames[category] ?? category} (${category})`;
}
