import { describe, expect, it } from 'vitest';
import { type InboxPosition, inboxKeyCommand, type KeyPress } from './inbox-key-command';

const question: InboxPosition = { current: 1, count: 4, kind: 'question', guesses: 2 };
const proposal: InboxPosition = { ...question, kind: 'proposal', guesses: 0 };
const none = { ctrlKey: false, metaKey: false, altKey: false };

function command(key: string, at: InboxPosition, held: Partial<KeyPress> = {}) {
  return inboxKeyCommand({ key, ...none, ...held }, at);
}

describe.each([
  ['question', question],
  ['proposal', proposal],
])('keys on a %s', (_, at) => {
  it('move through the items, and stop at both ends', () => {
    expect(command('ArrowDown', at)).toEqual({ do: 'walk', to: 2 });
    expect(command('ArrowUp', at)).toEqual({ do: 'walk', to: 0 });
    expect(command('ArrowUp', { ...at, current: 0 })).toEqual({ do: 'walk', to: 0 });
    expect(command('End', at)).toEqual({ do: 'walk', to: 3 });
    expect(command('ArrowDown', { ...at, current: 3 })).toEqual({ do: 'walk', to: 3 });
  });

  it('skip, expand, and mark every proposal', () => {
    expect(command(' ', at)).toEqual({ do: 'skip' });
    expect(command('Enter', at)).toEqual({ do: 'unfold' });
    expect(command('a', at, { ctrlKey: true })).toEqual({ do: 'mark-all' });
    expect(command('a', at, { metaKey: true })).toEqual({ do: 'mark-all' });
  });

  it('leave other keys to the browser', () => {
    for (const key of ['a', 'Tab', 'toString']) expect(command(key, at)).toBeNull();
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
      for (const key of ['1', 'ArrowDown', ' ', 'Enter'])
        expect(command(key, at, { [held]: true })).toBeNull();
  });
});

it('answer a question with an offered guess, a new topic or another place', () => {
  expect(command('2', question)).toEqual({ do: 'file', guess: 1 });
  expect(command('3', question)).toBeNull();
  expect(command('n', question)).toEqual({ do: 'name' });
  expect(command('m', question)).toEqual({ do: 'ask-place' });
  expect(command('x', question)).toBeNull();
});

it('review or decline a reorganisation', () => {
  const reorganisation: InboxPosition = { ...question, kind: 'reorganisation', guesses: 0 };
  expect(command('1', reorganisation)).toEqual({ do: 'review' });
  expect(command('Enter', reorganisation)).toEqual({ do: 'review' });
  expect(command('2', reorganisation)).toEqual({ do: 'decline' });
  expect(command(' ', reorganisation)).toEqual({ do: 'skip' });
  for (const key of ['x', 'n', 'm', '3']) expect(command(key, reorganisation)).toBeNull();
});

it('accept, decline or mark a proposal', () => {
  expect(command('1', proposal)).toEqual({ do: 'accept' });
  expect(command('2', proposal)).toEqual({ do: 'decline' });
  expect(command('x', proposal)).toEqual({ do: 'toggle-mark' });
  for (const key of ['3', 'n', 'm']) expect(command(key, proposal)).toBeNull();
});
