import { useLive } from '@/components/data/use-live';
import { SyncIcon } from '@/components/ui/icons/icons';
import { message } from '@/lib/platform/messages';
import { signOf, targetState } from './target-state';
import './sync.css';

interface SyncSignProps {
  isOpen: boolean;
  onToggle(): void;
}

/** In the header: how the exports are doing, at a glance; opens their page. */
export function SyncSign({ isOpen, onToggle }: SyncSignProps) {
  const reading = useLive((library) => library.readTargets(), []);
  const { targets, conflicts } = reading.state === 'ready' ? reading.value : { targets: [], conflicts: [] };
  const sign = signOf(targets.map((target) => targetState(target, conflicts)));
  const label = message(`sync_sign_${(sign ?? 'none').replace('-', '_')}`);
  return (
    <button
      type="button"
      class="icon-button sync-sign"
      data-sign={sign}
      aria-label={label}
      title={label}
      aria-pressed={isOpen}
      onClick={onToggle}
    >
      <SyncIcon />
    </button>
  );
}
