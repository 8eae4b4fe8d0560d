import { RulesDialog } from '@/components/features/rules/RulesDialog';
import { MoveDialog } from './MoveDialog';
import type { Overlay } from './use-overlay';

interface PanelDialogProps {
  overlay: Exclude<Overlay, { anchor: DOMRect }>;
  onClose(): void;
}

/** The dialog that is open over the panel. */
export function PanelDialog({ overlay, onClose }: PanelDialogProps) {
  if (overlay.show === 'rules') return <RulesDialog topicId={overlay.topicId} onClose={onClose} />;
  return <MoveDialog moving={overlay} onClose={onClose} />;
}
