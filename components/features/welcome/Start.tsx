import { useState } from 'preact/hooks';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import { message } from '@/lib/platform/messages';
import { fieldNames, subjectTopics } from './subject-classes';

export interface StartActions {
  onSample(): void;
  onTopics(topics: PlannedTopic[]): void;
  onNewTopic(): void;
}

/** Sites with papers. */
const sites = [
  { name: 'arXiv', address: 'https://arxiv.org/list/cs/new' },
  { name: 'Hugging Face Papers', address: 'https://huggingface.co/papers' },
] as const;

/** The ways to start a library; each can be undone. */
export function Start({ onSample, onTopics, onNewTopic }: StartActions) {
  const [fields, setFields] = useState<readonly string[]>([]);
  const toggle = (field: string) =>
    setFields(fields.includes(field) ? fields.filter((name) => name !== field) : [...fields, field]);
  return (
    <ul class="ways">
      <li>
        <h3>{message('start_empty')}</h3>
        <p>{message('start_empty_text')}</p>
        <div class="button-row">
          {sites.map(({ name, address }) => (
            <a key={name} class="button" href={address} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          ))}
          <button type="button" class="button" onClick={onNewTopic}>
            {message('welcome_topic')}
          </button>
        </div>
      </li>
      <li>
        <h3>{message('start_sample')}</h3>
        <p>{message('start_sample_text')}</p>
        <div class="button-row">
          <button type="button" class="button" onClick={onSample}>
            {message('start_sample_add')}
          </button>
        </div>
      </li>
      <li>
        <h3>{message('start_import')}</h3>
        <p>{message('start_import_text')}</p>
        <div class="button-row">
          <a class="button" href="/options.html#import" target="_blank" rel="noopener">
            {message('import_library')}
          </a>
        </div>
      </li>
      <li>
        <h3 id="start-subjects">{message('start_subjects')}</h3>
        <p>{message('start_subjects_text')}</p>
        <ul class="fields" aria-labelledby="start-subjects">
          {fieldNames.map((field) => (
            <li key={field}>
              <label>
                <input type="checkbox" checked={fields.includes(field)} onChange={() => toggle(field)} />
                {field}
              </label>
            </li>
          ))}
        </ul>
        <div class="button-row">
          <button
            type="button"
            class="button"
            disabled={fields.length === 0}
            onClick={() => onTopics(subjectTopics(fields))}
          >
            {message('start_subjects_make')}
          </button>
        </div>
      </li>
    </ul>
  );
}
