import { useEffect, useRef } from 'preact/hooks';
import { useLiveSearch } from '@/components/data/live-search';
import { InboxButton } from '@/components/features/inbox/InboxButton';
import { SyncSign } from '@/components/features/sync/SyncSign';
import { ClockIcon, CloseIcon, ExportIcon, MapIcon, PlusIcon, SearchIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import type { Page, Screen } from './screen';

interface PanelHeaderProps {
  query: string;
  onQuery(query: string): void;
  /** Arrow down, or Escape from an empty field. */
  onLeave(): void;
  screen: Screen;
  onPage(page: Page): void;
  /** Closes the page that is shown. */
  onLeavePage(): void;
  onExport(): void;
  onNewTopic(): void;
}

/** Always there: the search field (`/` goes to it), what the program asks, what was done, how the exports are, and a new topic. */
export function PanelHeader({
  query,
  onQuery,
  onLeave,
  screen,
  onPage,
  onLeavePage,
  onExport,
  onNewTopic,
}: PanelHeaderProps) {
  const field = useRef<HTMLInputElement>(null);
  const search = useLiveSearch();
  const isOpen = (page: Page) => screen.show === page;
  const toggle = (page: Page) => (isOpen(page) ? onLeavePage() : onPage(page));

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isWriting = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
      event.preventDefault();
      field.current?.select();
      field.current?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <header class="panel-header">
      <h1 class="unseen">{message('extension_name')}</h1>
      <search class="search-field">
        <SearchIcon />
        <input
          ref={field}
          type="text"
          enterkeyhint="search"
          value={query}
          placeholder={message('search_placeholder')}
          aria-label={message('search_label')}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          onFocus={() => search.warmUp()}
          onInput={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') onQuery('');
            else if (event.key === 'Escape' || event.key === 'ArrowDown') onLeave();
          }}
        />
        {query ? (
          <button
            type="button"
            class="icon-button"
            aria-label={message('search_clear')}
            onClick={() => {
              onQuery('');
              field.current?.focus();
            }}
          >
            <CloseIcon />
          </button>
        ) : (
          <span class="key" aria-hidden="true">
            /
          </span>
        )}
      </search>
      <InboxButton isOpen={isOpen('inbox')} onOpen={() => onPage('inbox')} />
      <button
        type="button"
        class="icon-button"
        aria-label={message('history_open')}
        title={message('history_open')}
        aria-pressed={isOpen('history')}
        onClick={() => toggle('history')}
      >
        <ClockIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={message('map_open')}
        title={message('map_open')}
        aria-pressed={isOpen('map')}
        onClick={() => toggle('map')}
      >
        <MapIcon />
      </button>
      <SyncSign isOpen={isOpen('sync')} onToggle={() => toggle('sync')} />
      <button
        type="button"
        class="icon-button"
        aria-label={message('export_open')}
        title={message('export_open')}
        onClick={onExport}
      >
        <ExportIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={message('tree_new')}
        title={message('tree_new')}
        onClick={onNewTopic}
      >
        <PlusIcon />
      </button>
    </header>
  );
}
