import { useLive } from '@/components/hooks/use-live';
import { TopicPath } from '@/components/tree/TopicPath';
import type { TopicForest } from '@/components/tree/topic-forest';
import { inPercent } from '@/components/words/numbers';
import { UNSORTED } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placement';
import { message } from '@/lib/platform/messages';
import { placementState } from './PlacementMark';

interface WhyHereProps {
  placement: Placement;
  forest: TopicForest;
}

/** Why a paper stands where it stands, so that a person can check it: who put it there, next to what, by which words. */
export function WhyHere({ placement, forest }: WhyHereProps) {
  const { reason, confidence, topicId } = placement;
  const nearest = reason?.nearest ?? [];
  const titles = useLive((library) => library.readPaperTitles(nearest), [nearest.join(' ')]);
  const near = titles.state === 'ready' ? nearest.flatMap((id) => titles.value.get(id) ?? []) : [];
  return (
    <dl class="why-here">
      <dt>{message('why_place')}</dt>
      <dd>
        {topicId === UNSORTED ? message('panel_unsorted') : <TopicPath forest={forest} topicId={topicId} />}
        <span class="why-by">
          {message(`why_${placementState(placement)}`)}
          {confidence !== null && ` ${message('why_confidence', [inPercent(confidence)])}`}
        </span>
      </dd>
      {near.length > 0 && (
        <>
          <dt>{message('why_near')}</dt>
          <dd>
            <ul>
              {near.map((title) => (
                <li key={title}>
                  <cite dir="auto">{title}</cite>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {reason && reason.words.length > 0 && (
        <>
          <dt>{message('why_words')}</dt>
          <dd class="why-words">
            {reason.words.map((word) => (
              <span key={word}>{word}</span>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
