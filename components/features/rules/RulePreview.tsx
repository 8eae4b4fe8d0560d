import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { pluralMessage } from '@/components/i18n/plural-message';
import type { PaperId, RuleId } from '@/lib/domain/ids';
import type { FilingRule } from '@/lib/domain/rules/rule';
import { message } from '@/lib/platform/messages';

interface RulePreviewProps {
  rule: FilingRule;
  ruleId: RuleId | null;
  isEmpty: boolean;
}

/** Pause in typing, in milliseconds, after which the preview is computed. */
const PAUSE = 250;
/** Number of titles that are shown as examples. */
const SHOWN = 3;

/** The number of papers that match the rule, and of those that it would move. */
export function RulePreview({ rule, ruleId, isEmpty }: RulePreviewProps) {
  const client = usePanelClient();
  const [effect, setEffect] = useState<{ fits: PaperId[]; moves: PaperId[] } | null>(null);
  const asked = JSON.stringify([rule, ruleId]);
  const first = (effect?.moves.length ? effect.moves : (effect?.fits ?? [])).slice(0, SHOWN);
  const titles = useLive((library) => library.readPaperTitles(first), [first.join(' ')]);

  useEffect(() => {
    let isCurrent = true;
    if (isEmpty) return setEffect(null);
    const timer = setTimeout(async () => {
      const answer = await client.previewRule({ rule, ruleId });
      if (isCurrent) setEffect(answer.ok ? answer.value : null);
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, asked, isEmpty]);

  if (isEmpty || !effect) return <div class="rule-preview">{isEmpty && message('rule_preview_empty')}</div>;
  return (
    <div class="rule-preview" aria-live="polite">
      {pluralMessage('rule_fits', effect.fits.length)}{' '}
      {effect.fits.length > 0 && pluralMessage('rule_moves', effect.moves.length)}
      <ul class="planned-papers">
        {titles.state === 'ready' &&
          first.map((id) => (
            <li key={id} dir="auto">
              {titles.value.get(id)}
            </li>
          ))}
      </ul>
    </div>
  );
}
