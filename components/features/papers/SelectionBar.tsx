import { useState } from 'preact/hooks';
import { pluralMessage } from '@/components/i18n/plural-message';
import { CloseIcon, MoreIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import { UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { useListContext } from './list-state';
import { usePaperCommands } from './paper-commands-context';
import { readingItems } from './reading-items';

/** The actions on all marked papers. */
export function SelectionBar() {
  const commands = usePaperCommands();
  const { place, selection, moveMarked, askTag } = useListContext();
  const papers = [...selection.papers];
  const [anchor, setAnchor] = useState<DOMRect | null>(null);

  /** Runs an action and unmarks the papers. */
  function andUnmark(act: () => void) {
    act();
    selection.clear();
  }

  return (
    <div class="selection-bar">
      <span class="selection-count" role="status">
        {pluralMessage('selection_count', papers.length)}
      </span>
      <button type="button" class="button" onClick={moveMarked}>
        {message('paper_move')}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={message('selection_more')}
        title={message('selection_more')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <MoreIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={message('selection_clear')}
        onClick={selection.clear}
      >
        <CloseIcon />
      </button>
      {anchor && (
        <Menu
          label={message('selection_more')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={[
            ...keepItems(),
            { label: message('citation_copy'), keys: 'C', onSelect: () => commands.cite(papers) },
            {
              label: message('citation_copy_as'),
              keys: message('key_shift_c'),
              onSelect: () => commands.askCitation(papers, anchor),
            },
            { label: message('paper_further'), onSelect: () => commands.askFurther(papers) },
            ...readingItems(undefined, (annotation) => commands.annotate(papers, annotation)),
            {
              label: message('detail_favourite'),
              startsGroup: true,
              onSelect: () => commands.annotate(papers, { favourite: true }),
            },
            { label: message('paper_tag'), onSelect: () => askTag(papers) },
            {
              label: message('paper_remove'),
              startsGroup: true,
              isDangerous: true,
              onSelect: () => andUnmark(() => commands.remove(papers)),
            },
          ]}
        />
      )}
    </div>
  );

  /** In the list of a topic, all marked papers can be confirmed in it. */
  function keepItems() {
    if (place === null || place === UNSORTED) return [];
    const keep = () => commands.keep(papers, place);
    return [{ label: message('paper_keep'), onSelect: () => andUnmark(keep) }];
  }
}
