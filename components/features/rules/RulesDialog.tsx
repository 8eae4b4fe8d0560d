import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { useActs } from '@/components/features/acts/acts-context';
import { errorSentence } from '@/components/i18n/format-error';
import { pluralMessage } from '@/components/i18n/plural-message';
import { Dialog } from '@/components/ui/dialog/Dialog';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, TopicId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';
import type { FilingRule, Rule } from '@/lib/domain/rules/rule';
import { type MessageKey, message } from '@/lib/platform/messages';
import { formatRule } from './format-rule';
import { RuleForm } from './RuleForm';
import { RuleRow } from './RuleRow';
import './rules.css';

interface RulesDialogProps {
  /** The topic of a new rule. */
  topicId: TopicId;
  onClose(): void;
}

/** All rules in the order in which they are tried, and a form for a new one. */
export function RulesDialog({ topicId, onClose }: RulesDialogProps) {
  const acts = useActs();
  const client = usePanelClient();
  const reading = useLive((library) => library.readRules(), []);
  const [changing, setChanging] = useState<Rule | null>(null);
  /** The last act: it is said here, and outside, with undo, when the dialog no longer covers that. */
  const [done, setDone] = useState<{ sentence: string; act: ActId } | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const rules = reading.state === 'ready' ? reading.value : [];

  async function ask(
    request: Promise<Result<{ act: ActId; moved: number }>>,
    key: MessageKey,
    rule: Rule | FilingRule,
  ) {
    const answer = await request;
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { act, moved } = answer.value;
    const sentence = [
      message(key, [formatRule(rule)]),
      ...(moved > 0 ? [pluralMessage('rule_moved', moved)] : []),
    ].join(' ');
    setDone({ sentence, act });
    setChanging(null);
  }

  function moveUp(rule: Rule) {
    const ids = rules.map(({ id }) => id);
    const at = ids.indexOf(rule.id);
    ids.splice(at - 1, 2, rule.id, ...ids.slice(at - 1, at));
    void ask(client.orderRules({ ruleIds: ids }), 'act_rule_ordered', rule);
  }

  function close() {
    if (done) acts.done(done.sentence, [done.act]);
    onClose();
  }

  return (
    <Dialog title={message('rules_title')} class="rules-dialog" onClose={close}>
      <p class="dialog-note">{message('rules_what')}</p>
      {rules.length > 0 && (
        <ol class="rules">
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              isFirst={index === 0}
              isChanging={changing?.id === rule.id}
              onUp={() => moveUp(rule)}
              onChange={() => setChanging(rule)}
              onDelete={() => ask(client.deleteRule({ ruleId: rule.id }), 'act_rule_deleted', rule)}
            />
          ))}
        </ol>
      )}
      <RuleForm
        key={changing?.id ?? 'new'}
        topicId={changing?.topicId ?? topicId}
        changing={changing}
        onSave={(conditions) => {
          if (changing)
            void ask(client.changeRule({ ruleId: changing.id, ...conditions }), 'act_rule_changed', {
              ...changing,
              ...conditions,
            });
          else {
            const rule = { topicId, ...conditions };
            void ask(client.createRule({ rule }), 'act_rule_created', rule);
          }
        }}
        onCancel={() => setChanging(null)}
      />
      <p class="rules-status" role="status">
        {problem ? errorSentence(problem) : done?.sentence}
      </p>
    </Dialog>
  );
}
