import type { ActReading, HistoryReading } from '@/components/data/library-queries';
import { formatProposal } from '@/components/features/inbox/format-proposal';
import { formatRule } from '@/components/features/rules/format-rule';
import { topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import { keyPart, type MessageKey, message, type PluralKey } from '@/lib/platform/messages';

/**
 * Kinds of acts whose sentence counts papers: `history_<kind>_one` and `_other`. All other kinds have `history_<kind>`.
 */
const ofPapers = new Set<ActKind>([
  'save-paper',
  'update-paper',
  'delete-paper',
  'file-paper',
  'stop-filing',
  'review-place',
  'move-paper',
  'reject-place',
  'add-paper-to-topic',
  'take-paper-from-topic',
  'annotate-paper',
  'edit-paper',
  'import',
  'undo-program',
]);
/** Kinds of acts whose sentence counts proposals. */
const ofProposals = new Set<ActKind>(['accept-proposals', 'decline-proposals']);

/** An act as one sentence. */
export function formatAct(
  act: ActReading,
  tree: TopicNodes,
  undoings: HistoryReading['undoings'] = new Map(),
): string {
  const undoing = undoings.get(act.act);
  if (undoing)
    return message(undoing.isRedo ? 'history_redo' : 'history_undo', [formatAct(undoing.of, tree)]);
  const key: string = `history_${isReversed(act) ? 'un' : ''}${keyPart(act.kind)}`;
  const { name, from, to } = namesIn(act, tree);
  if (act.into) return message('history_merge_topics_into', ['', name, from, placeName(act.into, tree)]);
  if (ofProposals.has(act.kind)) return pluralMessage(key as PluralKey, act.records.proposals ?? 0, [name]);
  if (!ofPapers.has(act.kind)) return message(key as MessageKey, ['', name, from, to]);
  const papers = Math.max(act.records.papers ?? 0, act.records.placements ?? 0);
  return pluralMessage(key as PluralKey, papers, [name, from, to]);
}

/** Whether the act is the opposite of its kind's name: a topic is unlocked or unpinned. */
function isReversed({ kind, first }: ActReading): boolean {
  if (first.table !== 'topics') return false;
  return (kind === 'lock-topic' && !first.after?.locked) || (kind === 'pin-topic' && !first.after?.pinned);
}

/** The names in the sentence: the act's subject, and the old and new values. */
function namesIn(
  { kind, first, title }: ActReading,
  tree: TopicNodes,
): Record<'name' | 'from' | 'to', string> {
  const { table, before, after } = first;
  if (table === 'topics') {
    const topic = after ?? before;
    const name = topic?.name ?? '';
    if (kind === 'rename-topic') return { name, from: before?.name ?? '', to: name };
    if (kind === 'colour-topic')
      return { name, from: '', to: message(after?.colour ? `colour_${after.colour}` : 'colour_none') };
    const parent = topic?.parentId ?? null;
    return { name, from: '', to: parent ? placeName(parent, tree) : message('picker_top') };
  }
  if (table === 'placements') {
    const belongs =
      kind === 'add-paper-to-topic' ? newIn(before?.also, after?.also) : newIn(after?.also, before?.also);
    if (belongs && kind.endsWith('-topic')) return { name: title, from: '', to: placeName(belongs, tree) };
    return {
      name: title,
      from: before ? placeName(before.topicId, tree) : '',
      to: after ? placeName(after.topicId, tree) : '',
    };
  }
  if (table === 'proposals') {
    const row = after ?? before;
    return { name: row ? formatProposal(row.proposal, tree) : '', from: '', to: '' };
  }
  if (table === 'rules') {
    const rule = after ?? before;
    return {
      name: rule ? formatRule(rule) : '',
      from: '',
      to: rule ? placeName(rule.topicId, tree) : '',
    };
  }
  return { name: title, from: '', to: '' };
}

function newIn(before: TopicId[] = [], after: TopicId[] = []): TopicId | undefined {
  return after.find((topicId) => !before.includes(topicId));
}

function placeName(place: Place, tree: TopicNodes): string {
  if (place === UNSORTED) return message('panel_unsorted');
  return topicPathText(tree, place) || message('history_topic_gone');
}
