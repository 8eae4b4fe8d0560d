import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import { pluralMessage } from '@/components/i18n/plural-message';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import type { ErrorCode } from '@/lib/domain/errors';
import { type Granularity, granularities } from '@/lib/domain/preferences/filing-preferences';
import type { Result } from '@/lib/domain/result';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import { message } from '@/lib/platform/messages';
import { DraftBranch } from './DraftBranch';
import { DraftContext } from './draft-context';
import { changeDraft, childrenOf, type DraftChange, draftOf, type PlanDraft, planOf } from './tree-draft';
import './suggested-tree.css';

interface TreePreviewProps {
  title: string;
  /** Number of papers to file: those in Unsorted, or in the topic that is split. */
  total: number;
  /** Requests the plan. */
  ask(): Promise<Result<PlannedTopic[]>>;
  /** The text about papers that stay where they are. */
  left(papers: number): string;
  /** The label of the button that accepts. */
  accept: string;
  onAccept(topics: PlannedTopic[]): void;
  onDecline(): void;
}

type Suggested =
  | { state: 'loading' }
  | { state: 'failed'; error: ErrorCode }
  /** The draft after each change, newest last. */
  | { state: 'ready'; drafts: PlanDraft[] };

function withChange(suggested: Suggested, change: DraftChange): Suggested {
  if (suggested.state !== 'ready') return suggested;
  const { drafts } = suggested;
  return { state: 'ready', drafts: [...drafts, changeDraft(drafts.at(-1) ?? nothing, change)] };
}

const nothing: PlanDraft = draftOf([]);

/** An editor for suggested topics and their papers, before anything is written. */
export function TreePreview({ title, total, ask, left, accept, onAccept, onDecline }: TreePreviewProps) {
  const client = usePanelClient();
  const preferences = useLive((library) => library.readFilingPreferences(), []);
  const [suggested, setSuggested] = useState<Suggested>({ state: 'loading' });
  /** Increased to request the plan again. */
  const [asked, setAsked] = useState(0);
  const drafts = suggested.state === 'ready' ? suggested.drafts : [nothing];
  const draft = drafts.at(-1) ?? nothing;
  const all = draft.topics.flatMap(({ papers }) => papers);
  const titles = useLive((library) => library.readPaperTitles(all), [drafts[0]]);

  useEffect(() => {
    let isCurrent = true;
    setSuggested({ state: 'loading' });
    ask().then((answer) => {
      if (!isCurrent) return;
      setSuggested(
        answer.ok
          ? { state: 'ready', drafts: [draftOf(answer.value)] }
          : { state: 'failed', error: answer.error },
      );
    });
    return () => {
      isCurrent = false;
    };
    // Requested again only by the person: the plan must not change while it is being read.
  }, [asked]);

  async function choose(granularity: Granularity) {
    const answer = await client.changeSettings({ granularity });
    if (answer.ok) setAsked(asked + 1);
    else setSuggested({ state: 'failed', error: answer.error });
  }

  const plan = planOf(draft);
  const moved = plan.reduce((sum, { papers }) => sum + papers.length, 0);
  const staying = total - moved;
  return (
    <section class="tree-preview" aria-label={title} aria-busy={suggested.state === 'loading'}>
      <div class="tree-preview-head">
        <h2>{title}</h2>
        {preferences.state === 'ready' && (
          <fieldset class="segments" disabled={suggested.state === 'loading'}>
            <legend class="unseen">{message('filing_granularity')}</legend>
            {granularities.map((granularity) => (
              <label key={granularity}>
                <input
                  type="radio"
                  name="granularity"
                  checked={preferences.value.granularity === granularity}
                  onChange={() => void choose(granularity)}
                />
                <span>{message(`draft_${granularity}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <div class="tree-preview-body">
        {suggested.state === 'loading' && <p role="status">{pluralMessage('offer_loading', total)}</p>}
        {suggested.state === 'failed' && <EmptyState title={errorSentence(suggested.error)} />}
        {suggested.state === 'ready' && (
          <>
            <p class="tree-preview-summary" role="status">
              {pluralMessage('offer_summary', moved)}
              {staying > 0 && ` ${left(staying)}`}
            </p>
            <DraftContext.Provider
              value={{
                draft,
                titles: titles.state === 'ready' ? titles.value : new Map(),
                change: (change) => setSuggested((current) => withChange(current, change)),
              }}
            >
              <ul class="planned-branches">
                {childrenOf(draft, null).map((topic) => (
                  <DraftBranch key={topic.id} topic={topic} />
                ))}
              </ul>
            </DraftContext.Provider>
          </>
        )}
      </div>
      <div class="tree-preview-foot">
        <button
          type="button"
          class="button button-primary"
          disabled={plan.length === 0}
          onClick={() => onAccept(plan)}
        >
          {accept}
        </button>
        <button type="button" class="button" onClick={onDecline}>
          {message('offer_not_now')}
        </button>
        {drafts.length > 1 && (
          <button
            type="button"
            class="text-button"
            onClick={() => setSuggested({ state: 'ready', drafts: drafts.slice(0, -1) })}
          >
            {message('act_undo')}
          </button>
        )}
        <span class="tree-preview-promise">{message('offer_promise')}</span>
      </div>
    </section>
  );
}
