import { ExportDialog } from '@/components/features/export/ExportDialog';
import { RulesDialog } from '@/components/features/rules/RulesDialog';
import { MoveDialog } from './MoveDialog';
import type { Overlay } from './use-overlay';

interface PanelDialogProps {
  overlay: Exclude<Overlay, { anchor: DOMRect }>;
  onClose(): void;
}

/** The dialog that lies over the panel. */
export function PanelDialog({ overlay, onClose }: PanelDialogProps) {
  switch (overlay.show) {
    case 'rules':
      return <RulesDialog topicId={overlay.topicId} onClose={onClose} />;
    case 'export':
      return <ExportDialog branch={overlay.branch} onClose={onClose} />;
    default:
      return <MoveDialog moving={overlay} onClose={onClose} />;
  }
}
