import type { PapertreeDatabase } from '@/lib/db/database';
import { readMany } from '@/lib/db/queries/read-many-by-key';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Embedder } from '@/lib/embedding/embedder';
import { paperText } from '@/lib/embedding/paper-text';

/** `<id>@<revision>`: vectors of different models are never compared. */
export function modelName({ model }: Embedder): string {
  return `${model.id}@${model.revision}`;
}

/** The papers' vectors, in the same order: from the database, or else computed and stored there. */
export async function embedPapers(
  db: PapertreeDatabase,
  embedder: Embedder,
  papers: Paper[],
): Promise<Float32Array[]> {
  const model = modelName(embedder);
  const stored = await db.embeddings.bulkGet(papers.map(({ id }) => [id, model]));
  const known = stored.map((row) => (row && !isOfNoText(row.vector) ? row.vector : undefined));
  const missing = papers.filter((_, index) => !known[index]);
  const made = await embedder.embed(missing.map((paper) => paperText(paper, embedder.model)));
  const vectorOf = new Map(missing.map(({ id }, index) => [id, made[index]]));
  await storeVectors(db, embedder, missing, made);
  return papers.map(({ id }, index) => {
    const vector = known[index] ?? vectorOf.get(id);
    if (!vector) throw new Error(`No vector came back for ${id}.`);
    return vector;
  });
}

/** Older versions stored constant vectors for texts without any known word; now these are zero vectors. */
function isOfNoText(vector: Float32Array): boolean {
  return vector[0] !== 0 && vector.every((x) => x === vector[0]);
}

/** Papers embedded in one call of `prepare`: about eight seconds for a model that computes eight vectors a second. */
const MORE = 64;

/** Embeds some of the papers that have no vector of this model yet; returns how many have one now. */
export async function embedSomeMore(
  db: PapertreeDatabase,
  embedder: Embedder,
): Promise<{ done: number; total: number }> {
  const model = modelName(embedder);
  const [all, present] = await Promise.all([
    db.papers.toCollection().primaryKeys(),
    db.embeddings.where('model').equals(model).primaryKeys(),
  ]);
  const embedded = new Set(present.map(([paperId]) => paperId));
  const missing = all.filter((id) => !embedded.has(id)).slice(0, MORE);
  const papers = (await db.papers.bulkGet(missing)).filter((paper) => paper !== undefined);
  await embedPapers(db, embedder, papers);
  return { done: Math.min(all.length, embedded.size + papers.length), total: all.length };
}

/**
 * Deletes the vectors of other revisions of the model, such as those of the model that an earlier version of the
 * extension moved. Vectors of other models stay: the person may choose such a model again.
 */
export async function deleteSuperseded(db: PapertreeDatabase, embedder: Embedder): Promise<void> {
  const model = modelName(embedder);
  const names = (await db.embeddings.orderBy('model').uniqueKeys()).map(String);
  const superseded = names.filter((name) => name !== model && name.startsWith(`${embedder.model.id}@`));
  if (superseded.length > 0) await db.embeddings.where('model').anyOf(superseded).delete();
}

async function storeVectors(
  db: PapertreeDatabase,
  embedder: Embedder,
  papers: Paper[],
  vectors: Float32Array[],
): Promise<void> {
  await db.transaction('rw', [db.papers, db.embeddings], async () => {
    // Papers that were deleted or changed since their text was read must not get this vector.
    const current = await readMany(
      db.papers,
      papers.map(({ id }) => id),
    );
    const text = (paper: Paper) => paperText(paper, embedder.model);
    const model = modelName(embedder);
    const rows = papers.flatMap((paper, index) => {
      const [now, vector] = [current[index], vectors[index]];
      return now && vector && text(now) === text(paper) ? [{ paperId: paper.id, model, vector }] : [];
    });
    await db.embeddings.bulkPut(rows);
  });
}
