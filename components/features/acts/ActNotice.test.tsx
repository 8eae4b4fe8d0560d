// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ActId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';
import { ActNotice } from './ActNotice';
import type { Notice } from './use-act-notice';

describe('the notice of an act', () => {
  afterEach(() => void vi.useRealTimers());

  function show(notice: Notice) {
    vi.useFakeTimers();
    const onClose = vi.fn();
    act(() => void mount(<ActNotice notice={notice} onUndo={vi.fn()} onClose={onClose} />));
    return onClose;
  }
  const done: Notice = { kind: 'done', sentence: 'Moved.', acts: ['one' as ActId], isUndone: false };

  it('disappears by itself, unless it has the pointer or the focus', () => {
    const onClose = show(done);
    act(() => void fireEvent.pointerEnter(document.querySelector('.act-notice') as Element));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(onClose).not.toHaveBeenCalled();
    act(() => void fireEvent.pointerLeave(document.querySelector('.act-notice') as Element));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('stays if it reports an error', () => {
    const onClose = show({ kind: 'failed', error: 'unexpected' });
    act(() => void vi.advanceTimersByTime(60_000));
    expect(onClose).not.toHaveBeenCalled();
  });

  it('disappears after another act elsewhere, so that its "Undo" is not taken for the undo of that act', async () => {
    const opened = openLibrary();
    const panel = renderPanel(opened);
    const user = userEvent.setup();
    await user.click(await panel.findByRole('button', { name: 'Add the sample' }));
    expect(await panel.findByRole('button', { name: 'Undo' })).toBeTruthy();
    await opened.library.savePaper({ paper: makePaper('2401.00001') });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
  });
});
