import { useRef, useState } from 'preact/hooks';
import { usePaperDrag } from '@/components/features/papers/use-paper-drag';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { IconButton } from '@/components/ui/icons/IconButton';
import { MoreIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import type { PaperId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { useDraft } from './draft-context';

/** A paper of a suggested topic. An unticked paper stays where it is; a drag or its menu moves it to another topic. */
export function DraftPaper({ paper, topic }: { paper: PaperId; topic: number }) {
  const { draft, titles, change } = useDraft();
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const title = titles.get(paper) ?? '';
  const isDragged = usePaperDrag(row, {
    isDraggable: true,
    dragged: () => [paper],
    onDropped: () => undefined,
  });
  return (
    <li class="draft-paper" ref={row} data-dragged={isDragged}>
      <label class="tick-line">
        <input
          type="checkbox"
          checked={!draft.unticked.has(paper)}
          onChange={(event) => change({ do: 'tick', paper, isTicked: event.currentTarget.checked })}
        />
        <span dir="auto" title={title}>
          <FormulaText text={title} />
        </span>
      </label>
      {draft.topics.length > 1 && (
        <IconButton
          label={message('draft_move', [title])}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
        >
          <MoreIcon />
        </IconButton>
      )}
      {anchor && (
        <Menu
          label={message('draft_move', [title])}
          heading={message('paper_move')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={draft.topics
            .filter(({ id }) => id !== topic)
            .map(({ id, name }) => ({
              label: name,
              onSelect: () => change({ do: 'move', paper, into: id }),
            }))}
        />
      )}
    </li>
  );
}
