import { describe, expect, it } from 'vitest';
import { type KeyPress, type ListPosition, listKeyCommand } from './list-key-command';

const position: ListPosition = { active: 4, count: 10, page: 3, hasMarks: false, guesses: 2 };
const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

function command(key: string, held: Partial<KeyPress> = {}, at: Partial<ListPosition> = {}) {
  return listKeyCommand({ key, ...none, ...held }, { ...position, ...at });
}

describe('keys on a row of papers', () => {
  it.each([
    ['ArrowDown', 5],
    ['ArrowUp', 3],
    ['j', 5],
    ['k', 3],
    ['PageDown', 7],
    ['PageUp', 1],
    ['Home', 0],
    ['End', 9],
  ])('%s moves to row %i', (key, to) => {
    expect(command(key)).toEqual({ do: 'walk', to, marks: false });
    expect(command(key, { shiftKey: true })).toEqual({ do: 'walk', to, marks: true });
  });

  it('stop at the first and last row', () => {
    expect(command('ArrowUp', {}, { active: 0 })).toMatchObject({ to: 0 });
    expect(command('PageDown', {}, { active: 9 })).toMatchObject({ to: 9 });
  });

  it('mark one row, all rows, and none', () => {
    expect(command(' ')).toEqual({ do: 'toggle-mark' });
    expect(command('a', { ctrlKey: true })).toEqual({ do: 'mark-all' });
    expect(command('a', { metaKey: true })).toEqual({ do: 'mark-all' });
    expect(command('Escape', {}, { hasMarks: true })).toEqual({ do: 'unmark-all' });
    expect(command('Escape')).toBeNull();
  });

  it('file only under offered guesses', () => {
    expect(command('1')).toEqual({ do: 'file', guess: 0 });
    expect(command('2')).toEqual({ do: 'file', guess: 1 });
    expect(command('3')).toBeNull();
    expect(command('1', {}, { guesses: 0 })).toBeNull();
  });

  it.each([
    ['Enter', 'open'],
    ['ArrowRight', 'unfold'],
    ['ArrowLeft', 'fold'],
    ['s', 'favourite'],
    ['m', 'move'],
    ['y', 'keep'],
    ['r', 'read'],
    ['o', 'page'],
    ['p', 'pdf'],
    ['c', 'cite'],
    ['C', 'cite'],
    ['x', 'reject'],
    ['ContextMenu', 'menu'],
  ])('%s means %s, but not with Ctrl, Meta or Alt', (key, name) => {
    expect(command(key)).toEqual({ do: name });
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const)
      expect(command(key, { [held]: true })).toBeNull();
  });

  it('choose the format of a citation with Shift', () => {
    expect(command('C', { shiftKey: true })).toEqual({ do: 'choose-citation' });
    expect(command('c', { shiftKey: true })).toEqual({ do: 'choose-citation' });
  });

  it('leave j and k to the browser with Ctrl, Meta or Alt', () => {
    for (const key of ['j', 'k']) expect(command(key, { ctrlKey: true })).toBeNull();
  });

  it('open the menu on Shift+F10', () => {
    expect(command('F10', { shiftKey: true })).toEqual({ do: 'menu' });
    expect(command('F10')).toBeNull();
  });

  it('leave every other key to the browser', () => {
    for (const key of ['a', 'Tab', 'z', 'toString', '4']) expect(command(key)).toBeNull();
  });
});
