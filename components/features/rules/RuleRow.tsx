import { TopicPath } from '@/components/features/tree/TopicPath';
import { ChevronIcon, CloseIcon } from '@/components/ui/icons/icons';
import type { Rule } from '@/lib/domain/rules/rule';
import { message } from '@/lib/platform/messages';
import { formatRule } from './format-rule';

interface RuleRowProps {
  rule: Rule;
  /** Whether it is the first rule to be tried. */
  isFirst: boolean;
  isChanging: boolean;
  onUp(): void;
  onChange(): void;
  onDelete(): void;
}

/** A rule in words, with its actions. */
export function RuleRow({ rule, isFirst, isChanging, onUp, onChange, onDelete }: RuleRowProps) {
  const sentence = formatRule(rule);
  return (
    <li class="rule" data-changing={isChanging}>
      <div class="rule-words">
        <span dir="auto">{sentence}</span>
        <span class="rule-place">
          <TopicPath topicId={rule.topicId} />
        </span>
      </div>
      <button
        type="button"
        class="text-button"
        aria-label={message('rule_change', [sentence])}
        onClick={onChange}
      >
        {message('rule_change_short')}
      </button>
      <button
        type="button"
        class="icon-button rule-up"
        aria-label={message('rule_up', [sentence])}
        title={message('rule_up_short')}
        disabled={isFirst}
        onClick={onUp}
      >
        <ChevronIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={message('rule_delete', [sentence])}
        title={message('rule_delete_short')}
        onClick={onDelete}
      >
        <CloseIcon />
      </button>
    </li>
  );
}
