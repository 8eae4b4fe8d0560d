import type { PaperId, TopicId } from '@/lib/domain/ids';

/** What hangs on the pointer: a topic with all that is in it, or papers. */
export type Dragged = { what: 'topic'; topicId: TopicId } | { what: 'papers'; papers: PaperId[] };

const key = Symbol('dragged');

/** As the drag library carries it. */
export function dragData(dragged: Dragged): Record<symbol, unknown> {
  return { [key]: dragged };
}

/** `null` for what others drag over us: a file, a link, text. */
export function draggedIn(data: Record<string | symbol, unknown>): Dragged | null {
  return (data[key] as Dragged | undefined) ?? null;
}
