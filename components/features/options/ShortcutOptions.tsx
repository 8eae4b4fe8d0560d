import { useEffect, useState } from 'preact/hooks';
import { type Shortcut, useThisBrowser } from '@/components/data/this-browser-context';
import { message } from '@/lib/platform/messages';

/** Keys that the panel itself knows; the browser does not let them be changed. */
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

/** The keys that work in every tab, as the browser has them now, and those of the panel. */
export function ShortcutOptions() {
  const browser = useThisBrowser();
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  useEffect(() => {
    const read = () => browser.readShortcuts().then(setShortcuts);
    // They are changed on a page of the browser: look again when the person comes back from it.
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
