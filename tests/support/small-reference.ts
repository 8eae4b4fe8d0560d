import type { PaperId } from '@/lib/domain/ids';
import type { FiledPaper } from '@/lib/engine/inputs-and-results';
import { ReferenceTopics } from '@/lib/engine/reference/reference-topics';

/** Rows: 0 Robots (1 Grasping, 2 Walking), 3 Games (4 Chess, 5 Cards), 6 Law. Each topic has its own axis. */
export const reference = new ReferenceTopics(
  [
    { name: 'Robots', parent: null, phrases: ['robot'] },
    { name: 'Grasping', parent: 0, phrases: ['grasping', 'robot hand'] },
    { name: 'Walking', parent: 0, phrases: ['legged locomotion'] },
    { name: 'Games', parent: null, phrases: ['game'] },
    { name: 'Chess', parent: 3, phrases: ['chess opening'] },
    { name: 'Cards', parent: 3, phrases: ['poker'] },
    { name: 'Law', parent: null, phrases: ['court'] },
  ],
  Float32Array.from({ length: 49 }, (_, at) => Number(at % 8 === 0)),
);

/** A paper whose vector equals that of the topic in that row. */
export function paperAt(row: number, id: string, title = `Paper ${id}`): FiledPaper {
  const vector = Float32Array.from({ length: 7 }, (_, axis) => (axis === row ? 1 : 0.05));
  return { id: id as PaperId, vector, title, abstract: '', categories: [], keywords: [] };
}
