import { usePanelClient } from '@/components/data/panel-client';
import { useActs } from '@/components/features/acts/acts';
import { LossNotice } from '@/components/features/backup/LossNotice';
import { SampleNotice } from '@/components/features/welcome/SampleNotice';
import { SitePermission } from '@/components/features/welcome/SitePermission';
import { message } from '@/lib/platform/messages';
import { ParserNotice } from './ParserNotice';

/** Below the header: what the person should know of, wherever they are in the panel. */
export function PanelNotices() {
  const client = usePanelClient();
  const acts = useActs();
  return (
    <>
      <LossNotice />
      <SitePermission />
      <ParserNotice />
      <SampleNotice onRemove={() => acts.perform(client.removeSample({}), message('act_sample_removed'))} />
    </>
  );
}
