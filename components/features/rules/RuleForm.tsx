import { useEffect, useRef, useState } from 'preact/hooks';
import { TopicPath } from '@/components/features/tree/TopicPath';
import type { TopicId } from '@/lib/domain/ids';
import type { FilingRule, Rule } from '@/lib/domain/rules/rule';
import { message } from '@/lib/platform/messages';
import { ruleFromText } from './format-rule';
import { RulePreview } from './RulePreview';

interface RuleFormProps {
  topicId: TopicId;
  /** The rule being edited; `null` for a new one. */
  changing: Rule | null;
  onSave(conditions: Pick<FilingRule, 'categories' | 'words'>): void;
  onCancel(): void;
}

/** A form for a rule, with a preview of the papers that it would file. */
export function RuleForm({ topicId, changing, onSave, onCancel }: RuleFormProps) {
  const [categories, setCategories] = useState(changing?.categories.join(', ') ?? '');
  const [words, setWords] = useState(changing?.words.join(', ') ?? '');
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has focused its first button.
  useEffect(() => field.current?.focus(), []);
  const conditions = ruleFromText(categories, words);
  const isEmpty = conditions.categories.length + conditions.words.length === 0;
  return (
    <form
      class="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty) return;
        onSave(conditions);
        if (changing) return;
        setCategories('');
        setWords('');
      }}
    >
      <p class="rule-form-title">
        {message(changing ? 'rule_form_change' : 'rule_form_new')} <TopicPath topicId={topicId} />
      </p>
      <label class="field">
        <span>{message('rule_categories')}</span>
        <input
          type="text"
          value={categories}
          placeholder="cs.RO, cs.AI"
          maxLength={500}
          autocomplete="off"
          spellcheck={false}
          ref={field}
          onInput={(event) => setCategories(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{message('rule_words_field')}</span>
        <input
          type="text"
          value={words}
          placeholder={message('rule_words_example')}
          maxLength={500}
          autocomplete="off"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <RulePreview rule={{ topicId, ...conditions }} ruleId={changing?.id ?? null} isEmpty={isEmpty} />
      <div class="button-row">
        <button type="submit" class="button button-primary" disabled={isEmpty}>
          {message(changing ? 'rule_save' : 'rule_add')}
        </button>
        {changing && (
          <button type="button" class="button" onClick={onCancel}>
            {message('dialog_cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
