import type { PaperRow } from '@/components/data/library-queries';
import { webAddress } from '@/components/ui/links/web-address';
import { Menu } from '@/components/ui/menu/Menu';
import { message } from '@/lib/platform/messages';
import { useListContext } from './list-state';
import { openPage, pageOf } from './open-paper-page';
import { placementState } from './PlacementMark';
import { usePaperCommands } from './paper-commands-context';
import { readingItems } from './reading-items';

interface PaperMenuProps {
  row: PaperRow;
  anchor: DOMRect;
}

/** The menu of all actions on one paper of a list. */
export function PaperMenu({ row, anchor }: PaperMenuProps) {
  const commands = usePaperCommands();
  const list = useListContext();
  const { paper, placement } = row;
  const page = pageOf(paper);
  const pdf = webAddress(paper.links.pdf);
  const items = [
    {
      label: message('paper_open_detail'),
      keys: message('key_enter'),
      onSelect: () => commands.open(paper.id),
    },
    ...(page ? [{ label: message('paper_open_abs'), keys: 'O', onSelect: () => openPage(page) }] : []),
    ...(pdf ? [{ label: message('paper_open_pdf'), keys: 'P', onSelect: () => openPage(pdf) }] : []),
    { label: message('citation_copy'), keys: 'C', onSelect: () => commands.cite([paper.id]) },
    {
      label: message('citation_copy_as'),
      keys: message('key_shift_c'),
      onSelect: () => commands.askCitation([paper.id], anchor),
    },
    ...(placementState(placement) === 'program'
      ? [
          { label: message('paper_keep'), keys: 'Y', startsGroup: true, onSelect: () => list.keep(row) },
          { label: message('paper_reject'), keys: 'X', onSelect: () => list.reject(row) },
        ]
      : []),
    { label: message('paper_move'), keys: 'M', startsGroup: true, onSelect: () => list.move(row) },
    { label: message('paper_further'), onSelect: () => commands.askFurther([paper.id]) },
    ...readingItems(paper.reading, (annotation) => commands.annotate([paper.id], annotation)),
    {
      label: message(paper.favourite ? 'detail_unfavourite' : 'detail_favourite'),
      keys: 'S',
      startsGroup: true,
      onSelect: () => list.toggleFavourite(row),
    },
    { label: message('paper_tag'), onSelect: () => list.askTag([paper.id]) },
    {
      label: message('paper_remove'),
      startsGroup: true,
      isDangerous: true,
      onSelect: () => commands.remove([paper.id]),
    },
  ];
  return (
    <Menu
      label={message('paper_menu', [paper.title])}
      anchor={anchor}
      items={items}
      onClose={list.closeMenu}
    />
  );
}
