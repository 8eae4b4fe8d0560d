import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLiveSearch } from '@/components/data/live-search-context';
import { InboxButton } from '@/components/features/inbox/InboxButton';
import { SyncStatusButton } from '@/components/features/sync/SyncStatusButton';
import { IconButton } from '@/components/ui/icons/IconButton';
import { CloseIcon, PlusIcon, SearchIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import { PanelMenu } from './PanelMenu';
import type { Page, Screen } from './screen';

/**
 * Puts text that is pasted outside any field, for example in the Inbox, into the search field, because it may name
 * papers to add.
 * In the search field, several pasted lines become one, joined by spaces: the browser would join their words.
 */
function usePastedText(field: RefObject<HTMLInputElement | null>, onQuery: (query: string) => void) {
  const latest = useRef(onQuery);
  latest.current = onQuery;
  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const target = event.target as Element;
      const isField = target.closest('input, textarea, [contenteditable=true], dialog');
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      const hasLines = /[\r\n]/.test(text);
      if (!text || (isField && (target !== field.current || !hasLines))) return;
      event.preventDefault();
      field.current?.focus();
      latest.current(text.replace(/\s+/g, ' '));
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [field]);
}

interface PanelHeaderProps {
  query: string;
  onQuery(query: string): void;
  /** Called on arrow down, and on Escape in an empty field. */
  onLeave(): void;
  screen: Screen;
  onPage(page: Page): void;
  /** Closes the current page. */
  onLeavePage(): void;
  onNewTopic(): void;
}

/**
 * The header, which is always visible: the search field (`/` focuses it), the inbox, a new topic, and a menu of
 * everything else.
 */
export function PanelHeader({
  query,
  onQuery,
  onLeave,
  screen,
  onPage,
  onLeavePage,
  onNewTopic,
}: PanelHeaderProps) {
  const field = useRef<HTMLInputElement>(null);
  const search = useLiveSearch();
  const isOpen = (page: Page) => screen.show === page;

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
  usePastedText(field, onQuery);

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
          <IconButton
            label={message('search_clear')}
            onClick={() => {
              onQuery('');
              field.current?.focus();
            }}
          >
            <CloseIcon />
          </IconButton>
        ) : (
          <span class="key" aria-hidden="true">
            /
          </span>
        )}
      </search>
      <InboxButton isOpen={isOpen('inbox')} onOpen={() => onPage('inbox')} />
      <SyncStatusButton
        isOpen={isOpen('exports')}
        onToggle={() => (isOpen('exports') ? onLeavePage() : onPage('exports'))}
      />
      <IconButton label={message('tree_new')} onClick={onNewTopic}>
        <PlusIcon />
      </IconButton>
      <PanelMenu onPage={onPage} />
    </header>
  );
}
