import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { PlusIcon, SearchIcon, SheetsIcon } from '@/components/ui/icons/icons';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { foldCase } from '@/lib/domain/text/fold-text';
import { TOPIC_NAME_MAX } from '@/lib/domain/topics/topic';
import { message } from '@/lib/platform/messages';
import { findTopics } from './find-topics';
import { TopicPath } from './TopicPath';
import type { TopicNode } from './topic-nodes';
import { useTopicNodes } from './topic-nodes-context';
import './picker.css';

/** The choice: a place, the top of the tree, or the name of a new topic. */
export type Picked = { place: Place } | { top: true } | { newName: string };

interface TopicPickerProps {
  title: string;
  /** The first option while nothing is typed: Unsorted for papers, the top of the tree for a topic. */
  first: 'unsorted' | 'top' | null;
  /** The next options while nothing is typed: the engine's guesses. */
  suggested: TopicId[];
  /** Whether a topic can be chosen; a topic's own branch cannot, for example. */
  isOffered(node: TopicNode): boolean;
  /** Whether a new topic can be created by its name. */
  canCreate: boolean;
  onPick(picked: Picked): void;
  onClose(): void;
}

/** More options than a person scrolls through before typing another letter. */
const SHOWN = 100;

/** "Move to…": a field that searches topics, and a list of options (the WAI-ARIA combobox pattern). */
export function TopicPicker(props: TopicPickerProps) {
  const { title, first, suggested, isOffered, canCreate, onPick, onClose } = props;
  const tree = useTopicNodes();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();

  const options = useMemo(() => {
    const name = query.trim();
    const found = findTopics(tree, query).filter(isOffered);
    const places: Picked[] = found.slice(0, SHOWN).map(({ topic }) => ({ place: topic.id }));
    if (name) {
      // A topic whose name differs by an accent is found, but does not count as the same.
      const isThere = found.some(({ topic }) => foldCase(topic.name) === foldCase(name));
      return canCreate && !isThere ? [...places, { newName: name }] : places;
    }
    const guesses = suggested.filter((topicId) => tree.byId.has(topicId));
    const rest = places.filter((option) => !('place' in option && guesses.includes(option.place as TopicId)));
    const start: Picked[] =
      first === 'unsorted' ? [{ place: UNSORTED }] : first === 'top' ? [{ top: true }] : [];
    return [...guesses.map((place) => ({ place })), ...start, ...rest];
  }, [tree, query, first, suggested, isOffered, canCreate]);
  const current = Math.min(active, options.length - 1);

  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function pick(option: Picked | undefined) {
    if (!option) return;
    dialog.current?.close();
    onPick(option);
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.isComposing) return;
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + 8, PageUp: current - 8 }[
      event.key
    ];
    if (next !== undefined) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(next, options.length - 1)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(options[current]);
    }
  }

  return (
    <dialog
      class="picker"
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="picker-body">
        <h2 class="picker-title" id={`${id}-title`}>
          {title}
        </h2>
        <div class="search-field">
          <SearchIcon />
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={options[current] ? `${id}-${current}` : undefined}
            aria-label={message('picker_search')}
            placeholder={message('picker_search')}
            maxLength={TOPIC_NAME_MAX}
            autocomplete="off"
            autoFocus
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div
          class="picker-list"
          role="listbox"
          id={`${id}-list`}
          aria-label={message('picker_list')}
          ref={list}
        >
          {options.map((option, index) => (
            <div
              key={keyOf(option)}
              id={`${id}-${index}`}
              class="picker-option"
              role="option"
              aria-selected={index === current}
              onClick={() => pick(option)}
              onPointerMove={() => setActive(index)}
            >
              <PickerOption option={option} />
            </div>
          ))}
        </div>
        {options.length === 0 && <p class="picker-none">{message('picker_none')}</p>}
      </div>
    </dialog>
  );
}

function PickerOption({ option }: { option: Picked }) {
  if ('newName' in option)
    return (
      <>
        <PlusIcon />
        {message('picker_create', [option.newName])}
      </>
    );
  if ('top' in option) return <span>{message('picker_top')}</span>;
  if (option.place === UNSORTED)
    return (
      <>
        <SheetsIcon />
        {message('panel_unsorted')}
      </>
    );
  return <TopicPath topicId={option.place} />;
}

function keyOf(option: Picked): string {
  if ('newName' in option) return 'new';
  return 'top' in option ? 'top' : option.place;
}
