import type { LossReading } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { LossNotice } from '@/components/features/backup/LossNotice';
import { ParserNotice } from '@/components/features/this-page/ParserNotice';
import { SampleNotice } from '@/components/features/welcome/SampleNotice';
import { SitePermission } from '@/components/features/welcome/SitePermission';
import { message } from '@/lib/platform/messages';

/** Notices below the header that are shown on every screen of the panel. */
export function PanelNotices({ loss }: { loss: LossReading | null }) {
  const client = usePanelClient();
  const acts = useActs();
  return (
    <div class="panel-notices">
      <LossNotice reading={loss} />
      <SitePermission />
      <ParserNotice />
      <SampleNotice onRemove={() => acts.perform(client.removeSample({}), message('act_sample_removed'))} />
    </div>
  );
}
