import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { PlannedTree } from '@/lib/domain/proposals/plan-reorganised-tree';
import type { Topic } from '@/lib/domain/topics/topic';
import { message } from '@/lib/platform/messages';
import { type ComparedRow, compareTrees } from './compare-trees';

interface BeforeAfterProps {
  /** The present tree: its topics, and the number of papers in each place. */
  topics: readonly Topic[];
  counts: ReadonlyMap<Place, number>;
  planned: PlannedTree;
}

/** The part of the tree that the changes concern, before and after them. */
export function BeforeAfter({ topics, counts, planned }: BeforeAfterProps) {
  const { before, after } = compareTrees(
    buildTopicNodes(topics, counts),
    buildTopicNodes([...planned.topics.values()], planned.counts),
  );
  const [unsortedBefore, unsortedAfter] = [counts, planned.counts].map((each) => each.get(UNSORTED) ?? 0);
  const hasUnsorted = unsortedBefore !== unsortedAfter;
  return (
    <div class="before-after">
      <ComparedTree
        title={message('reorganise_before')}
        rows={before}
        unsorted={hasUnsorted ? unsortedBefore : undefined}
      />
      <ComparedTree
        title={message('reorganise_after')}
        rows={after}
        unsorted={hasUnsorted ? unsortedAfter : undefined}
      />
    </div>
  );
}

interface ComparedTreeProps {
  title: string;
  rows: ComparedRow[];
  /** Number of papers in Unsorted, if it changes. */
  unsorted: number | undefined;
}

function ComparedTree({ title, rows, unsorted }: ComparedTreeProps) {
  return (
    <section class="compared-tree" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {unsorted !== undefined && (
          <li class="compared-row" style={{ '--level': 1 }}>
            <span class="compared-name">{message('panel_unsorted')}</span>
            <span class="branch-count">{formatCount(unsorted)}</span>
          </li>
        )}
        {rows.map(({ node, change }) => (
          <li
            key={node.topic.id}
            class="compared-row"
            data-change={change ?? undefined}
            style={{ '--level': node.level }}
          >
            <span class="topic-colour" data-colour={node.colour} />
            <bdi class="compared-name">{node.topic.name}</bdi>
            {change && <span class="compared-change">{message(`reorganise_${change}`)}</span>}
            <span class="branch-count">{formatCount(node.own + node.below)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
