import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useActs } from '@/components/features/acts/acts-context';
import { errorSentence } from '@/components/i18n/format-error';
import { hasValue } from '@/lib/domain/papers/compare-sources';
import type { Paper } from '@/lib/domain/papers/paper';
import { correctedSchemes, linkNames } from '@/lib/domain/papers/paper-edit';
import type { Failure } from '@/lib/domain/result';
import { message } from '@/lib/platform/messages';
import { formatSource } from './format-source';
import { editOf, formOf, type PaperForm, type TextField, textFields } from './paper-form';

/** Multi-line fields, and the number of lines that they show. */
const lines: Partial<Record<keyof PaperForm, number>> = { title: 2, authors: 4, abstract: 8 };

/** A form for editing a paper's data. Values that a person enters are never replaced by later sources. */
export function EditPaper({ paper, onLeave }: { paper: Paper; onLeave(): void }) {
  const client = usePanelClient();
  const acts = useActs();
  const [form, setForm] = useState(() => formOf(paper));
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => first.current?.querySelector('textarea')?.focus(), []);

  async function save() {
    const edit = editOf(paper, form);
    if (!edit) return onLeave();
    const answer = await client.editPaper({ paperId: paper.id, edit });
    if (!answer.ok) return setFailure(answer);
    acts.done(message('act_edited', [form.title.trim()]), [answer.value.act]);
    onLeave();
  }

  const fieldOf = (name: keyof PaperForm) => ({
    name,
    value: form[name],
    onInput: (value: string) => setForm({ ...form, [name]: value }),
  });
  return (
    <form
      class="edit-paper"
      ref={first}
      aria-label={message('edit_paper')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onLeave();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <div class="edit-fields">
        {textFields.map((field) => (
          <EditField key={field} {...fieldOf(field)} hint={hintOf(paper, field)} />
        ))}
        <fieldset>
          <legend class="detail-heading">{message('edit_identifiers')}</legend>
          {correctedSchemes.map((scheme) => (
            <EditField key={scheme} {...fieldOf(scheme)} />
          ))}
        </fieldset>
        <fieldset>
          <legend class="detail-heading">{message('edit_links')}</legend>
          {linkNames.map((name) => (
            <EditField key={name} {...fieldOf(name)} />
          ))}
        </fieldset>
      </div>
      <div class="edit-foot">
        {failure && <p role="alert">{errorSentence(failure.error, failure.about)}</p>}
        <div class="button-row">
          <button type="submit" class="button button-primary">
            {message('edit_save')}
          </button>
          <button type="button" class="button" onClick={onLeave}>
            {message('dialog_cancel')}
          </button>
        </div>
      </div>
    </form>
  );
}

/** The hint of a field: the source of its value, and how to write it. */
function hintOf(paper: Paper, field: TextField): string {
  const source = paper.sources?.[field];
  const from =
    source?.kind === 'person' || hasValue(paper, field)
      ? message('edit_source', [formatSource(source, paper)])
      : '';
  const form = field === 'authors' || field === 'published' ? message(`edit_hint_${field}`) : '';
  return [from, form].filter(Boolean).join(' ');
}

interface EditFieldProps {
  name: keyof PaperForm;
  value: string;
  hint?: string;
  onInput(value: string): void;
}

function EditField({ name, value, hint, onInput }: EditFieldProps) {
  const id = useId();
  const shared = {
    ...{ id, value, class: 'text-field', dir: 'auto' as const },
    ...(hint && { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div class="edit-field">
      <label for={id}>{message(`edit_${name}`)}</label>
      {lines[name] ? (
        <textarea
          {...shared}
          rows={lines[name]}
          required={name === 'title'}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          autocomplete="off"
          spellcheck={false}
          pattern={name === 'published' ? '\\d{4}(-\\d\\d(-\\d\\d)?)?' : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      {hint && (
        <p id={`${id}-hint`} class="edit-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
