// @vitest-environment happy-dom

import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { mount } from '@/tests/support/mount';
import { TopicTree } from './TopicTree';
import { TopicCommandsContext, type TopicEdit } from './topic-commands-context';
import { buildTopicNodes } from './topic-nodes';
import { TopicNodesContext } from './topic-nodes-context';

const topics = [
  { id: 'agents', parentId: null, name: 'Agents' },
  { id: 'memory', parentId: 'agents', name: 'Memory' },
  { id: 'skills', parentId: 'agents', name: 'Skills' },
  { id: 'vision', parentId: null, name: 'Vision' },
  { id: 'hostile', parentId: null, name: '<b onmouseover=alert(1)>bold</b>' },
].map((topic, position) => ({ ...topic, position, locked: false, namedBy: 'person' }) as unknown as Topic);
const counts = new Map<Place, number>([
  ['agents' as TopicId, 2],
  ['memory' as TopicId, 3],
  ['vision' as TopicId, 1],
]);

const savedToday = new Map<Place, number>([['memory' as TopicId, 2]]);

const tree = buildTopicNodes(topics, counts);

const commands = {
  create: vi.fn(),
  rename: vi.fn(),
  remove: vi.fn(),
  move: vi.fn(),
  pin: vi.fn(),
  lock: vi.fn(),
  openRules: vi.fn(),
  merge: vi.fn(),
  split: vi.fn(),
  colour: vi.fn(),
  file: vi.fn(),
  openMenu: vi.fn(),
  openExport: vi.fn(),
  askMove: vi.fn(),
  askMerge: vi.fn(),
  previewSplit: vi.fn(),
  cite: vi.fn(),
  askCitation: vi.fn(),
};
const onEnter = vi.fn();

function Tree() {
  const [chosen, setChosen] = useState<Place>(UNSORTED);
  const [open, setOpen] = useState(new Set<TopicId>());
  const [editing, setEditing] = useState<TopicEdit | null>(null);
  return (
    <TopicNodesContext.Provider value={tree}>
      <TopicCommandsContext.Provider
        value={{
          ...commands,
          edit: setEditing,
          rename: (id, name) => {
            setEditing(null);
            commands.rename(id, name);
          },
        }}
      >
        <TopicTree
          unsorted={7}
          savedToday={savedToday}
          chosen={chosen}
          open={open}
          editing={editing}
          onChoose={setChosen}
          onOpen={(ids, isOpen) => setOpen(isOpen ? new Set([...open, ...ids]) : new Set())}
          onEnter={onEnter}
        />
      </TopicCommandsContext.Provider>
    </TopicNodesContext.Provider>
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  mount(<Tree />);
});

const user = userEvent.setup();
const item = (name: RegExp) => screen.getByRole('treeitem', { name });
const focused = () => document.activeElement?.getAttribute('aria-label');

async function press(keys: string) {
  await user.keyboard(keys);
}

async function enterTree() {
  await user.tab();
}

describe('the tree', () => {
  it('exposes levels, positions among siblings and numbers of papers', async () => {
    await enterTree();
    await press('{ArrowDown}*');
    const memory = item(/^Memory/);
    expect(memory.getAttribute('aria-level')).toBe('2');
    expect(memory.getAttribute('aria-posinset')).toBe('1');
    expect(memory.getAttribute('aria-setsize')).toBe('2');
    expect(item(/^Agents/).getAttribute('aria-label')).toBe('Agents, 2 papers, 3 more below');
    expect(item(/^Agents/).getAttribute('aria-expanded')).toBe('true');
    expect(memory.hasAttribute('aria-expanded')).toBe(false);
    expect(item(/^Unsorted/).getAttribute('aria-label')).toBe('Unsorted, 7 papers');
  });

  it('counts the papers saved today, also in subtopics', async () => {
    mount(<Tree />);
    const descriptionOf = (name: RegExp) =>
      screen.getByRole('treeitem', { name }).getAttribute('aria-description');
    expect(descriptionOf(/^Agents/)).toBe('2 new today');
    expect(descriptionOf(/^Vision/)).toBeNull();
  });

  it('has one tab stop, which moves with the arrows together with the focus', async () => {
    await enterTree();
    expect(focused()).toMatch(/^Unsorted/);
    await press('{ArrowDown}');
    expect(focused()).toMatch(/^Agents/);
    await press('{ArrowRight}{ArrowRight}');
    expect(focused()).toMatch(/^Memory/);
    expect(screen.getAllByRole('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toEqual([
      item(/^Memory/),
    ]);
    expect(item(/^Memory/).getAttribute('aria-selected')).toBe('true');
    await press('{ArrowLeft}{ArrowLeft}');
    expect(focused()).toMatch(/^Agents/);
    expect(screen.queryByRole('treeitem', { name: /^Memory/ })).toBeNull();
    await press('{End}');
    expect(focused()).toMatch(/^<b/);
    await press('{Home}');
    expect(focused()).toMatch(/^Unsorted/);
  });

  it('finds a topic by its first letters', async () => {
    await enterTree();
    await press('vi');
    expect(focused()).toMatch(/^Vision/);
  });

  it('moves the focus to the papers on Enter', async () => {
    await enterTree();
    await press('{ArrowDown}{Enter}');
    expect(onEnter).toHaveBeenCalledOnce();
  });

  it('draws a name with markup as text', () => {
    expect(document.querySelector('b')).toBeNull();
    expect(screen.getByText('<b onmouseover=alert(1)>bold</b>')).toBeTruthy();
  });
});

describe('a topic', () => {
  it('is renamed with F2 and Enter, and gets the focus back', async () => {
    await enterTree();
    await press('{ArrowDown}{F2}');
    await press('{Control>}a{/Control}Actors{Enter}');
    expect(commands.rename).toHaveBeenCalledExactlyOnceWith('agents', 'Actors');
    expect(focused()).toMatch(/^Agents/);
  });

  it('keeps its name after Escape, and refuses an empty one', async () => {
    await enterTree();
    await press('{ArrowDown}{F2}Actors{Escape}');
    expect(screen.queryByRole('textbox')).toBeNull();
    await press('{F2}{Control>}a{/Control} {Enter}');
    expect(screen.getByRole('alert').textContent).toBe('A topic needs a name.');
    expect(commands.rename).not.toHaveBeenCalled();
  });

  it('is deleted with Delete, and Unsorted never is', async () => {
    await enterTree();
    await press('{Delete}{F2}');
    expect(commands.remove).not.toHaveBeenCalled();
    expect(screen.queryByRole('textbox')).toBeNull();
    await press('{ArrowDown}{Delete}');
    expect(commands.remove.mock.calls[0]?.[0].topic.id).toBe('agents');
  });

  it('moves up, down, into its upper neighbour and out again with Ctrl and the arrows', async () => {
    await enterTree();
    await press('v{Control>}{ArrowRight}{ArrowUp}{ArrowDown}{/Control}');
    expect(commands.move.mock.calls).toEqual([
      ['vision', { parentId: 'agents', before: null }],
      ['vision', { parentId: null, before: 'agents' }],
      ['vision', { parentId: null, before: null }],
    ]);
    await press('{Home}{ArrowDown}{ArrowRight}{ArrowRight}{Control>}{ArrowLeft}{/Control}');
    expect(commands.move.mock.lastCall).toEqual(['memory', { parentId: null, before: 'vision' }]);
  });

  it('opens its menu with the keyboard and with its button', async () => {
    await enterTree();
    await press('{ArrowDown}{Shift>}{F10}{/Shift}');
    await user.click(screen.getByRole('button', { name: 'Actions for the topic Vision' }));
    expect(commands.openMenu.mock.calls.map(([node]) => node.topic.id)).toEqual(['agents', 'vision']);
  });
});
