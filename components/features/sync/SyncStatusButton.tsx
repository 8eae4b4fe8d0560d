import { useLive } from '@/components/data/use-live';
import { IconButton } from '@/components/ui/icons/IconButton';
import { SyncIcon } from '@/components/ui/icons/icons';
import { keyPart, message } from '@/lib/platform/messages';
import { overallState, targetState } from './target-state';
import './sync.css';

interface SyncStatusButtonProps {
  isOpen: boolean;
  onToggle(): void;
}

/** The button in the header that shows the state of all targets and opens their page; hidden without targets. */
export function SyncStatusButton({ isOpen, onToggle }: SyncStatusButtonProps) {
  const reading = useLive((library) => library.readTargets(), []);
  const { targets, conflicts } = reading.state === 'ready' ? reading.value : { targets: [], conflicts: [] };
  const sign = overallState(targets.map((target) => targetState(target, conflicts)));
  if (!sign) return null;
  return (
    <IconButton
      label={message(`sync_sign_${keyPart(sign)}`)}
      class="sync-status"
      data-sign={sign}
      aria-pressed={isOpen}
      onClick={onToggle}
    >
      <SyncIcon />
    </IconButton>
  );
}
