import type { PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { LibraryIndex } from '@/lib/search/index/library-index';

/** An index that gets every part it asks for from memory instead of the database. */
export class IndexInMemory extends LibraryIndex {
  private readonly papers: Map<PaperId, Paper>;
  private readonly fullVectors: Map<PaperId, Float32Array>;

  constructor() {
    const papers = new Map<PaperId, Paper>();
    const vectors = new Map<PaperId, Float32Array>();
    super({
      papers: async (ids) => ids.map((id) => papers.get(id)),
      vectors: async (ids) => ids.map((id) => vectors.get(id)),
      chunk: () => Promise.reject(new Error('Nothing of this index is stored.')),
      filterTexts: () => Promise.reject(new Error('Nothing of this index is stored.')),
    });
    this.papers = papers;
    this.fullVectors = vectors;
  }

  override put(paper: Paper, placement: Placement): void {
    this.papers.set(paper.id, paper);
    super.put(paper, placement);
  }

  override putVector(id: PaperId, vector: Float32Array): void {
    this.fullVectors.set(id, vector);
    super.putVector(id, vector);
  }
}
