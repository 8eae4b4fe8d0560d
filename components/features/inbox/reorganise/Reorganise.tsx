import { useEffect, useRef, useState } from 'preact/hooks';
import type { TreeReading } from '@/components/data/library-queries';
import { useLive } from '@/components/data/use-live';
import type { Decision } from '@/components/features/inbox/use-decisions';
import { pluralMessage } from '@/components/i18n/plural-message';
import { PageHeader } from '@/components/ui/page/PageHeader';
import type { ProposalId } from '@/lib/domain/ids';
import type { ConcernedRecords } from '@/lib/domain/proposals/narrow-proposal';
import { planProposals, type StoredTreeProposal } from '@/lib/domain/proposals/plan-reorganised-tree';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import { message } from '@/lib/platform/messages';
import { BeforeAfter } from './BeforeAfter';
import { ChangeRow } from './ChangeRow';
import './reorganise.css';

interface ReorganiseProps {
  rows: readonly StoredTreeProposal[];
  /** Placements of the papers that the proposals name. */
  placements: ConcernedRecords['placements'];
  onDecide(decision: Decision): void;
  onClose(): void;
}

/** A review of proposed changes of the tree. Each can be left out; the rest becomes one act. */
export function Reorganise({ rows, placements, onDecide, onClose }: ReorganiseProps) {
  const tree = useLive((library) => library.readTree(), []);
  const [unticked, setUnticked] = useState<ReadonlySet<ProposalId>>(new Set());
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const ticked = rows.filter(({ id }) => !unticked.has(id));

  function tick(id: ProposalId, isTicked: boolean) {
    const next = new Set(unticked);
    if (isTicked) next.delete(id);
    else next.add(id);
    setUnticked(next);
  }

  function decide(decision: Decision) {
    onDecide(decision);
    onClose();
  }

  return (
    <section
      class="reorganise"
      aria-label={message('reorganise_title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <PageHeader
        title={message('reorganise_title')}
        back={message('reorganise_back')}
        backRef={back}
        onBack={onClose}
      />
      <div class="reorganise-body">
        <div class="reorganise-changes">
          <p class="soft">{message('reorganise_hint')}</p>
          <ul>
            {rows.map(({ id, proposal }) => (
              <ChangeRow
                key={id}
                proposal={proposal}
                placements={placements}
                isTicked={!unticked.has(id)}
                onTick={(isTicked) => tick(id, isTicked)}
              />
            ))}
          </ul>
        </div>
        {tree.state === 'ready' && comparison(tree.value)}
      </div>
      <div class="tree-preview-foot">
        <button
          type="button"
          class="button button-primary"
          disabled={ticked.length === 0}
          onClick={() => decide({ how: 'accept', rows: ticked })}
        >
          {pluralMessage('reorganise_apply', ticked.length)}
        </button>
        <button type="button" class="button" onClick={() => decide({ how: 'decline', rows: [...rows] })}>
          {message('reorganise_decline_all')}
        </button>
        <span class="tree-preview-promise">{message('inbox_accept_note')}</span>
      </div>
    </section>
  );

  function comparison({ topics, counts }: TreeReading) {
    const records = {
      topics: new Map(topics.map((topic) => [topic.id, topic])),
      locked: lockedTopics(topics),
      placements,
    };
    const planned = planProposals(
      ticked.map(({ proposal }) => proposal),
      records,
      counts,
    );
    return (
      <div class="reorganise-trees">
        {planned.carriedOut < ticked.length && (
          <p class="notice-line" role="status">
            {pluralMessage('reorganise_conflict', ticked.length - planned.carriedOut)}
          </p>
        )}
        <BeforeAfter topics={topics} counts={counts} planned={planned} />
      </div>
    );
  }
}
