import type { PaperId, TopicId } from '@/lib/domain/ids';

/** The content of a drag: a branch, or papers. */
export type Dragged = { what: 'topic'; topicId: TopicId } | { what: 'papers'; papers: PaperId[] };

const key = Symbol('dragged');

/** The content in the form that the drag library carries. */
export function dragData(dragged: Dragged): Record<symbol, unknown> {
  return { [key]: dragged };
}

/** The content of a drag; `null` if it is not ours, such as a file, a link or text. */
export function draggedIn(data: Record<string | symbol, unknown>): Dragged | null {
  return (data[key] as Dragged | undefined) ?? null;
}
