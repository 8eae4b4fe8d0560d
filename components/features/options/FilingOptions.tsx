import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import type { ErrorCode } from '@/lib/domain/errors';
import {
  type Autonomy,
  autonomies,
  type FilingPreferences,
  type Granularity,
  granularities,
} from '@/lib/domain/preferences/filing-preferences';
import { keyPart, message } from '@/lib/platform/messages';

/** Options for autonomy and granularity. */
export function FilingOptions() {
  const client = usePanelClient();
  const reading = useLive((library) => library.readFilingPreferences(), []);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  if (reading.state === 'failed') return <p role="alert">{errorSentence(reading.error)}</p>;
  if (reading.state === 'loading') return null;
  const { granularity, autonomy } = reading.value;

  async function change(preferences: Partial<FilingPreferences>) {
    const answer = await client.changeSettings(preferences);
    setProblem(answer.ok ? null : answer.error);
  }

  return (
    <>
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      <Choice
        name="autonomy"
        choices={autonomies}
        chosen={autonomy}
        onChoose={(autonomy) => change({ autonomy })}
      />
      <Choice
        name="granularity"
        choices={granularities}
        chosen={granularity}
        onChoose={(granularity) => change({ granularity })}
      />
    </>
  );
}

interface ChoiceProps<Name extends Autonomy | Granularity> {
  name: keyof FilingPreferences;
  choices: readonly Name[];
  chosen: Name;
  onChoose(choice: Name): void;
}

/** A choice among options, each with an explanation. */
function Choice<Name extends Autonomy | Granularity>({ name, choices, chosen, onChoose }: ChoiceProps<Name>) {
  return (
    <fieldset class="choice">
      <legend>{message(`filing_${name}`)}</legend>
      {choices.map((choice) => {
        const key = `filing_${keyPart<Autonomy | Granularity>(choice)}` as const;
        return (
          <label key={choice} class="choice-option">
            <input
              type="radio"
              name={name}
              checked={choice === chosen}
              aria-describedby={key}
              onChange={() => onChoose(choice)}
            />
            <span class="choice-name">{message(key)}</span>
            <span class="choice-what soft" id={key}>
              {message(`${key}_what`)}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
