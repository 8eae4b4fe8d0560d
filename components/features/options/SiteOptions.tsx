import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { markedSites } from '@/components/data/sites-marked-by-default';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import { formatTime } from '@/components/i18n/format-numbers-and-dates';
import type { ErrorCode } from '@/lib/domain/errors';
import {
  isPaused as arePaused,
  SITES_PAUSE_MS,
  type SitePreferences,
} from '@/lib/domain/preferences/site-preferences';
import { message } from '@/lib/platform/messages';

/** Options for sites: which pages are marked, whether viewed papers are remembered, and requests to arXiv. */
export function SiteOptions() {
  const client = usePanelClient();
  const reading = useLive((library) => library.readSitePreferences(), []);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  if (reading.state === 'failed') return <p role="alert">{errorSentence(reading.error)}</p>;
  if (reading.state === 'loading') return null;
  const { off, pausedUntil, namesTopics, remembersRead, completes } = reading.value;
  const isPaused = arePaused({ pausedUntil }, Date.now());

  async function change(preferences: Partial<SitePreferences>) {
    const answer = await client.changeSites(preferences);
    setProblem(answer.ok ? null : answer.error);
  }
  async function forget() {
    const answer = await client.forgetAllSeen({});
    setProblem(answer.ok ? null : answer.error);
  }
  const without = (site: string) => off.filter((each) => each !== site);

  return (
    <>
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      <fieldset class="choice">
        <legend>{message('sites_marked')}</legend>
        {markedSites.map((site) => (
          <Switch
            key={site}
            id={`site-${site}`}
            name={site}
            isOn={!off.includes(site)}
            onSwitch={(isOn) => change({ off: isOn ? without(site) : [...without(site), site] })}
          />
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{message('sites_chips')}</legend>
        <Switch
          id="names-topics"
          name={message('sites_name_topics')}
          what={message('sites_name_topics_what')}
          isOn={namesTopics}
          onSwitch={(isOn) => change({ namesTopics: isOn })}
        />
      </fieldset>
      <div class="actions">
        <button
          type="button"
          onClick={() => change({ pausedUntil: isPaused ? 0 : Date.now() + SITES_PAUSE_MS })}
        >
          {message(isPaused ? 'sites_go_on' : 'sites_pause')}
        </button>
        <span role="status">{isPaused && message('sites_paused', [formatTime(pausedUntil)])}</span>
      </div>
      <fieldset class="choice">
        <legend>{message('sites_memory')}</legend>
        <Switch
          id="remembers-read"
          name={message('sites_remember')}
          what={message('sites_remember_what')}
          isOn={remembersRead}
          onSwitch={(isOn) => change({ remembersRead: isOn })}
        />
        <Switch
          id="completes"
          name={message('sites_complete')}
          what={message('sites_complete_what')}
          isOn={completes}
          onSwitch={(isOn) => change({ completes: isOn })}
        />
      </fieldset>
      <div class="actions">
        <button type="button" onClick={forget}>
          {message('sites_forget')}
        </button>
      </div>
    </>
  );
}

interface SwitchProps {
  id: string;
  name: string;
  what?: string;
  isOn: boolean;
  onSwitch(isOn: boolean): void;
}

function Switch({ id, name, what, isOn, onSwitch }: SwitchProps) {
  return (
    <label class="choice-option">
      <input
        type="checkbox"
        checked={isOn}
        aria-describedby={what && id}
        onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
      />
      <span class="choice-name">{name}</span>
      {what && (
        <span class="choice-what soft" id={id}>
          {what}
        </span>
      )}
    </label>
  );
}
