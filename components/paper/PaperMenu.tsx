import type { PaperRow } from '@/components/hooks/library';
import { Menu } from '@/components/menu/Menu';
import { message } from '@/lib/platform/messages';
import { placementState } from './PlacementMark';
import { webAddress } from './web-address';

interface PaperMenuProps {
  row: PaperRow;
  anchor: DOMRect;
  onKeep(): void;
  onReject(): void;
  onMove(): void;
  onRemove(): void;
  onClose(): void;
}

/** Everything that can be done with one paper. */
export function PaperMenu({ row, anchor, onKeep, onReject, onMove, onRemove, onClose }: PaperMenuProps) {
  const { paper, placement } = row;
  const abs = webAddress(paper.links.abs) ?? webAddress(paper.pageUrl);
  const pdf = webAddress(paper.links.pdf);
  const items = [
    ...(placementState(placement) === 'program'
      ? [
          { label: message('paper_keep'), keys: 'K', onSelect: onKeep },
          { label: message('paper_reject'), keys: 'X', onSelect: onReject },
        ]
      : []),
    { label: message('paper_move'), keys: 'M', onSelect: onMove },
    ...(abs ? [{ label: message('paper_open_abs'), onSelect: () => openPage(abs) }] : []),
    ...(pdf ? [{ label: message('paper_open_pdf'), onSelect: () => openPage(pdf) }] : []),
    { label: message('paper_remove'), isDangerous: true, onSelect: onRemove },
  ];
  return (
    <Menu label={message('paper_menu', [paper.title])} anchor={anchor} items={items} onClose={onClose} />
  );
}

function openPage(address: string): void {
  open(address, '_blank', 'noopener,noreferrer');
}
