import type { TargetChoices, TargetTiming } from '@/lib/domain/targets/target';
import { message } from '@/lib/platform/messages';
import { Field } from './Field';
import { formatTiming } from './format-target';
import type { Draft } from './use-target-draft';

interface TimingFieldsProps {
  draft: Draft;
  onChoose(news: Partial<TargetChoices>): void;
}

const timings: TargetTiming[] = [
  { on: 'change' },
  { on: 'schedule', hours: 1 },
  { on: 'schedule', hours: 24 },
  { on: 'schedule', hours: 168 },
  { on: 'request' },
];

/** The last step of adding a target: when it is written, and its name. */
export function TimingFields({ draft: { choices }, onChoose }: TimingFieldsProps) {
  const words = formatTiming(choices.timing);
  return (
    <>
      <fieldset class="choice-column">
        <legend>{message('sync_timing')}</legend>
        {timings.map((timing) => (
          <label key={formatTiming(timing)}>
            <input
              type="radio"
              name="timing"
              checked={formatTiming(timing) === words}
              onChange={() => onChoose({ timing })}
            />
            {formatTiming(timing)}
          </label>
        ))}
      </fieldset>
      <Field
        label="sync_name"
        hint="sync_name_hint"
        value={choices.name}
        isRequired
        onInput={(name) => onChoose({ name: name.slice(0, 60) })}
      />
    </>
  );
}
