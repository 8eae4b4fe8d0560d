import { useEffect, useState } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/error-sentence';
import { pluralMessage } from '@/components/i18n/plural-message';
import { EmptyState } from '@/components/ui/feedback/EmptyState';
import type { ErrorCode } from '@/lib/domain/errors';
import type { Result } from '@/lib/domain/result';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import { message } from '@/lib/platform/messages';
import { PlannedBranch, plannedBranches } from './PlannedBranch';
import './offer.css';

interface TreePreviewProps {
  title: string;
  /** Papers that are sorted: in Unsorted, or in the topic that is split. */
  total: number;
  /** Asks for the plan. */
  ask(): Promise<Result<PlannedTopic[]>>;
  /** Tells of papers that stay where they are. */
  left(papers: number): string;
  /** What the button says. */
  accept: string;
  onAccept(topics: PlannedTopic[]): void;
  onDecline(): void;
}

type Proposal =
  | { state: 'loading' }
  | { state: 'failed'; error: ErrorCode }
  | { state: 'ready'; topics: PlannedTopic[] };

/** Proposed topics with their papers, before anything is written. */
export function TreePreview({ title, total, ask, left, accept, onAccept, onDecline }: TreePreviewProps) {
  const [proposal, setProposal] = useState<Proposal>({ state: 'loading' });
  const topics = proposal.state === 'ready' ? proposal.topics : [];
  const papers = topics.flatMap((topic) => topic.papers);
  const titles = useLive((library) => library.readPaperTitles(papers), [topics]);

  useEffect(() => {
    let isCurrent = true;
    ask().then((answer) => {
      if (!isCurrent) return;
      setProposal(
        answer.ok ? { state: 'ready', topics: answer.value } : { state: 'failed', error: answer.error },
      );
    });
    return () => {
      isCurrent = false;
    };
    // Asked once: the plan must not change under the reader's eyes.
  }, []);

  const staying = total - papers.length;
  return (
    <section class="tree-preview" aria-label={title} aria-busy={proposal.state === 'loading'}>
      <div class="tree-preview-body">
        <h2>{title}</h2>
        {proposal.state === 'loading' && <p role="status">{pluralMessage('offer_loading', total)}</p>}
        {proposal.state === 'failed' && <EmptyState title={errorSentence(proposal.error)} />}
        {proposal.state === 'ready' && (
          <>
            <p class="tree-preview-summary">
              {pluralMessage('offer_summary', papers.length)}
              {staying > 0 && ` ${left(staying)}`}
            </p>
            <ul class="planned-branches">
              {plannedBranches(topics).map((branch) => (
                <PlannedBranch
                  key={branch.index}
                  branch={branch}
                  titles={titles.state === 'ready' ? titles.value : new Map()}
                />
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="tree-preview-foot">
        <button
          type="button"
          class="button button-primary"
          disabled={topics.length === 0}
          onClick={() => onAccept(topics)}
        >
          {accept}
        </button>
        <button type="button" class="button" onClick={onDecline}>
          {message('offer_not_now')}
        </button>
        <span class="tree-preview-promise">{message('offer_promise')}</span>
      </div>
    </section>
  );
}
