import { useLive } from '@/components/data/use-live';
import { formatRule } from '@/components/features/rules/format-rule';
import { TopicPath } from '@/components/features/tree/TopicPath';
import { formatMatch } from '@/components/i18n/format-match';
import { TitleButton } from '@/components/ui/links/TitleButton';
import { type PaperId, type RuleId, UNSORTED } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import { message } from '@/lib/platform/messages';
import { placementState } from './PlacementMark';

interface WhyHereProps {
  placement: Placement;
  /** Shows one of the similar papers. */
  onOpen?(paper: PaperId): void;
}

/**
 * The reason for a paper's place, so that a person can check it: who placed it, similar papers, and the words that
 * decided.
 */
export function WhyHere({ placement, onOpen }: WhyHereProps) {
  const { reason, confidence, topicId } = placement;
  const nearest = reason?.nearest ?? [];
  const titles = useLive((library) => library.readPaperTitles(nearest), [nearest.join(' ')]);
  const near =
    titles.state === 'ready'
      ? nearest.flatMap((id) => {
          const title = titles.value.get(id);
          return title === undefined ? [] : [{ id, title }];
        })
      : [];
  return (
    <dl class="why-here">
      <dt>{message('why_place')}</dt>
      <dd>
        {topicId === UNSORTED ? message('panel_unsorted') : <TopicPath topicId={topicId} />}
        <span class="why-by">
          {reason?.rule ? <ByRule ruleId={reason.rule} /> : <ByProgram placement={placement} />}
          {confidence !== null && topicId !== UNSORTED && !reason?.rule && ` (${formatMatch(confidence)})`}
        </span>
      </dd>
      {placement.also.length > 0 && (
        <>
          <dt>{message('why_also')}</dt>
          <dd>
            <ul>
              {placement.also.map((id) => (
                <li key={id}>
                  <TopicPath topicId={id} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {near.length > 0 && (
        <>
          <dt>{message('why_near')}</dt>
          <dd>
            <ul>
              {near.map(({ id, title }) => (
                <li key={id}>
                  {onOpen ? (
                    <TitleButton onClick={() => onOpen(id)}>
                      <cite>{title}</cite>
                    </TitleButton>
                  ) : (
                    <cite dir="auto">{title}</cite>
                  )}
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

/** The reason if no rule decided. */
function ByProgram({ placement }: { placement: Placement }) {
  const { paperId, at, reason } = placement;
  const byLanguageModel = useLive((library) => library.isPlacedByLanguageModel(paperId), [paperId, at]);
  const state = placementState(placement);
  if (reason?.agreed) return <>{message('why_agreed')}</>;
  if (state === 'program' || state === 'unsure') {
    if (byLanguageModel.state === 'loading') return null;
    if (byLanguageModel.state === 'ready' && byLanguageModel.value)
      return <>{message(`why_${state}_language_model`)}</>;
  }
  return <>{message(`why_${state}`)}</>;
}

/** The person's rule that decided, in its present form. */
function ByRule({ ruleId }: { ruleId: RuleId }) {
  const rules = useLive((library) => library.readRules(), []);
  if (rules.state !== 'ready') return null;
  const rule = rules.value.find(({ id }) => id === ruleId);
  return <>{rule ? message('why_rule', [formatRule(rule)]) : message('why_rule_gone')}</>;
}
