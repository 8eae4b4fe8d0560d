import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readModelFiles } from '@/lib/embedding/models/model-files';
import { paperText } from '@/lib/embedding/paper-text';
import { createStaticEmbedder } from '@/lib/embedding/static/static-embedder';
import type { ListedPaper, ReadingList } from './trees';

const modelFolder = fileURLToPath(new URL('../../../public/models/papertree-static/', import.meta.url));

/** The bundled model's vectors of the trees' papers and headings, each computed once. */
export interface Vectors {
  dimensions: number;
  paper(paper: ListedPaper): Float32Array;
  /** The vector of a heading, as the extension embeds a topic's name. */
  name(name: string): Float32Array;
}

/** Embeds all papers and headings of the trees with the bundled model. */
export async function embedTrees(trees: ReadingList[]): Promise<Vectors> {
  const files = await readModelFiles('papertree-static', async (path) => {
    return new Uint8Array(readFileSync(`${modelFolder}${path}`));
  });
  const embedder = createStaticEmbedder(files);
  const papers = trees.flatMap((tree) => tree.papers);
  const names = [...new Set(papers.flatMap(({ places }) => places.flat()))];
  const ofPapers = await embedder.embed(papers.map((paper) => paperText(paper, embedder.model)));
  const ofNames = await embedder.embed(names);
  const paperVectors = new Map(papers.map(({ id }, i) => [id, ofPapers[i]]));
  const nameVectors = new Map(names.map((name, i) => [name, ofNames[i]]));
  const found = (vector: Float32Array | undefined) => {
    if (!vector) throw new Error('a text that was not embedded');
    return vector;
  };
  return {
    dimensions: embedder.model.dimensions,
    paper: ({ id }) => found(paperVectors.get(id)),
    name: (name) => found(nameVectors.get(name)),
  };
}
