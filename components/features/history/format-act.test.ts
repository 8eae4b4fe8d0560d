// @vitest-environment happy-dom
import '@/tests/support/catalogue';
import { describe, expect, it } from 'vitest';
import type { ActReading } from '@/components/data/library-queries';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { type ActKind, actKinds } from '@/lib/domain/log/act-kinds';
import type { WholeChange } from '@/lib/domain/log/change';
import type { Topic } from '@/lib/domain/topics/topic';
import catalogue from '@/public/_locales/en/messages.json' with { type: 'json' };
import { formatAct } from './format-act';

const topics = [
  { id: 'agents', parentId: null, name: 'Agents', position: 0 },
  { id: 'memory', parentId: 'agents', name: 'Memory', position: 0 },
] as unknown as Topic[];
const tree = buildTopicNodes(topics, new Map());

function act(kind: ActKind, first: Partial<WholeChange>, own: Partial<ActReading> = {}): ActReading {
  const change = { table: 'papers', key: 'arxiv:1', before: null, after: null, ...first } as WholeChange;
  return {
    act: 'act',
    kind,
    madeBy: 'person',
    at: 0,
    seq: 1,
    undoes: undefined,
    changes: 1,
    records: { papers: 1 },
    first: change,
    title: 'A title',
    ...own,
  } as ActReading;
}
const topicChange = (before: Partial<Topic> | null, after: Partial<Topic> | null) =>
  ({ table: 'topics', before, after }) as Partial<WholeChange>;

describe('every kind of act', () => {
  it.each([...actKinds])('%s has a sentence in the message catalogue', (kind) => {
    for (const papers of [1, 2]) {
      const sentence = formatAct(act(kind, {}, { records: { papers } }), tree);
      expect(sentence).not.toMatch(/^history_/);
      expect(sentence).not.toContain('$');
    }
  });

  it('has no sentence in the catalogue without a kind of act', () => {
    const known = actKinds.map((kind) => kind.replaceAll('-', '_'));
    const others = [
      'redo',
      'topic_gone',
      'unlock_topic',
      'unpin_topic',
      'title',
      'open',
      'empty',
      'list',
      'more',
      'by',
      'day',
      'row',
      'program',
      'person',
      'undone',
      'since',
    ];
    for (const key of Object.keys(catalogue).filter((key) => key.startsWith('history_'))) {
      const kind = key.slice('history_'.length).replace(/_(one|other)$/, '');
      expect(
        [...known, ...others].some((each) => kind === each || kind.startsWith(`${each}_`)),
        key,
      ).toBe(true);
    }
  });
});

describe('an act in words', () => {
  it.each([
    ['pin-topic', { pinned: true }, 'Pinned the topic “Agents”'],
    ['pin-topic', {}, 'Unpinned the topic “Agents”'],
    ['lock-topic', { locked: true }, 'Locked the topic “Agents”'],
    ['lock-topic', { locked: false }, 'Unlocked the topic “Agents”'],
  ] as const)('%s says which of the two was done: %o', (kind, topic, sentence) => {
    expect(formatAct(act(kind, topicChange({}, { name: 'Agents', ...topic })), tree)).toBe(sentence);
  });

  it('names the proposal or rule, and says whether a topic was locked or unlocked', () => {
    const row = {
      proposal: { type: 'new-topic', name: 'Robots', parentId: 'agents', papers: ['arxiv:1', 'arxiv:2'] },
    };
    const accepted = { table: 'proposals', before: row, after: null } as unknown as Partial<WholeChange>;
    const one = { records: { proposals: 1 } };
    expect(formatAct(act('accept-proposals', accepted, one), tree)).toBe(
      'Accepted: New topic “Robots” in Agents for 2 papers',
    );
    expect(formatAct(act('decline-proposals', accepted, { records: { proposals: 3 } }), tree)).toBe(
      'Declined 3 suggestions',
    );
    const rule = { topicId: 'memory', categories: ['cs.RO'], words: ['grasp'] };
    const made = { table: 'rules', before: null, after: rule } as unknown as Partial<WholeChange>;
    expect(formatAct(act('create-rule', made), tree)).toBe(
      'Created the rule for Agents › Memory: cs.RO with “grasp”',
    );
    const unlocked = act(
      'lock-topic',
      topicChange({ name: 'A', locked: true }, { name: 'A', locked: false }),
    );
    expect(formatAct(unlocked, tree)).toBe('Unlocked the topic “A”');
  });

  it('names topics and their changes', () => {
    const renamed = act('rename-topic', topicChange({ name: 'A' }, { name: 'B' }));
    expect(formatAct(renamed, tree)).toBe('Renamed the topic “A” to “B”');
    const moved = act('move-topic', topicChange({ name: 'A' }, { name: 'A', parentId: 'memory' as never }));
    expect(formatAct(moved, tree)).toBe('Moved the topic “A” in Agents › Memory');
    const deleted = act('delete-topic', topicChange({ name: 'A', parentId: null }, null));
    expect(formatAct(deleted, tree)).toBe('Deleted the topic “A”');
  });

  it('names a paper, and counts several', () => {
    const placed = {
      table: 'placements',
      before: null,
      after: { topicId: 'memory', also: [] },
    } as unknown as Partial<WholeChange>;
    const one = act('file-paper', placed, { records: { placements: 1 } });
    expect(formatAct(one, tree)).toBe('Filed “A title” under Agents › Memory');
    const many = act('file-paper', placed, { records: { placements: 1234 } });
    expect(formatAct(many, tree)).toBe('Filed 1,234 papers');
  });

  it('says what was undone, and what was redone', () => {
    const of = act('delete-topic', topicChange({ name: 'A', parentId: null }, null));
    const undo = act('undo', {});
    const words = (isRedo: boolean) => formatAct(undo, tree, new Map([[undo.act, { of, isRedo }]]));
    expect(words(false)).toBe('Undid: Deleted the topic “A”');
    expect(words(true)).toBe('Redid: Deleted the topic “A”');
  });
});
