import { useEffect, useState } from 'preact/hooks';
import { type Shortcut, useThisBrowser } from '@/components/data/this-browser-context';
import { message } from '@/lib/platform/messages';

/** Keys of the panel, which the browser does not let a person change. */
const panelKeys = [
  { keys: ['/'], does: 'shortcut_search' },
  { keys: ['J', 'K'], does: 'shortcut_walk' },
  { keys: ['1', '2', '3'], does: 'shortcut_file' },
  { keys: ['M'], does: 'shortcut_move' },
  { keys: ['R'], does: 'shortcut_read' },
  { keys: ['O'], does: 'shortcut_page' },
  { keys: ['P'], does: 'shortcut_pdf' },
  { keys: ['C'], does: 'shortcut_cite' },
  { keys: ['⇧C'], does: 'shortcut_cite_as' },
  { keys: ['N'], does: 'shortcut_note' },
  { keys: ['F2'], does: 'shortcut_rename' },
  { keys: ['Ctrl+Z'], does: 'shortcut_undo' },
] as const;

/** The current shortcuts of the browser, which work in every tab, and the keys of the panel. */
export function ShortcutOptions() {
  const browser = useThisBrowser();
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  useEffect(() => {
    const read = () => browser.readShortcuts().then(setShortcuts);
    // Shortcuts are changed on a page of the browser: read them again when the person returns.
    const onVisible = () => document.visibilityState === 'visible' && read();
    read();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [browser]);

  const named = shortcuts.flatMap((shortcut) => {
    const description = shortcut.name.startsWith('_execute_')
      ? message('shortcut_open_panel')
      : shortcut.description;
    return description ? [{ ...shortcut, description }] : [];
  });
  return (
    <>
      {named.length > 0 && (
        <>
          <h3>{message('shortcuts_everywhere')}</h3>
          <dl class="keys">
            {named.map(({ name, description, keys }) => (
              <div key={name}>
                <dt>{description}</dt>
                <dd>{keys ? <kbd>{keys}</kbd> : <span class="soft">{message('shortcuts_unset')}</span>}</dd>
              </div>
            ))}
          </dl>
          <div class="actions">
            <button type="button" onClick={() => browser.openShortcuts()}>
              {message('shortcuts_change')}
            </button>
          </div>
        </>
      )}
      <h3>{message('shortcuts_panel')}</h3>
      <dl class="keys">
        {panelKeys.map(({ keys, does }) => (
          <div key={does}>
            <dt>{message(does)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
