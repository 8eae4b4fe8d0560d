import type { PaperRow } from '@/components/data/library';
import { Menu } from '@/components/ui/menu/Menu';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { message } from '@/lib/platform/messages';
import { placementState } from './PlacementMark';
import { readingItems } from './reading-items';
import { webAddress } from './web-address';

interface PaperMenuProps {
  row: PaperRow;
  anchor: DOMRect;
  onOpen(): void;
  onKeep(): void;
  onReject(): void;
  onMove(): void;
  onFurther(): void;
  onTag(): void;
  onAnnotate(annotation: PaperAnnotation): void;
  onRemove(): void;
  onClose(): void;
}

/** Everything that can be done with one paper. */
export function PaperMenu(props: PaperMenuProps) {
  const { row, anchor, onOpen, onKeep, onReject, onMove, onFurther, onTag, onAnnotate, onRemove, onClose } =
    props;
  const { paper, placement } = row;
  const abs = webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
  const pdf = webAddress(paper.links.pdf);
  const items = [
    { label: message('paper_open_detail'), keys: message('key_enter'), onSelect: onOpen },
    ...(abs ? [{ label: message('paper_open_abs'), onSelect: () => openPage(abs) }] : []),
    ...(pdf ? [{ label: message('paper_open_pdf'), onSelect: () => openPage(pdf) }] : []),
    ...(placementState(placement) === 'program'
      ? [
          { label: message('paper_keep'), keys: 'K', startsGroup: true, onSelect: onKeep },
          { label: message('paper_reject'), keys: 'X', onSelect: onReject },
        ]
      : []),
    { label: message('paper_move'), keys: 'M', startsGroup: true, onSelect: onMove },
    { label: message('paper_further'), onSelect: onFurther },
    ...readingItems(paper.reading, onAnnotate),
    {
      label: message(paper.favourite ? 'detail_unfavourite' : 'detail_favourite'),
      keys: 'S',
      startsGroup: true,
      onSelect: () => onAnnotate({ favourite: !paper.favourite }),
    },
    { label: message('paper_tag'), onSelect: onTag },
    { label: message('paper_remove'), startsGroup: true, isDangerous: true, onSelect: onRemove },
  ];
  return (
    <Menu label={message('paper_menu', [paper.title])} anchor={anchor} items={items} onClose={onClose} />
  );
}

function openPage(address: string): void {
  open(address, '_blank', 'noopener,noreferrer');
}
