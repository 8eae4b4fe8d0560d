import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { type BrowserModelState, useThisBrowser } from '@/components/data/this-browser-context';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { message } from '@/lib/platform/messages';
import { LanguageModelServer } from './LanguageModelServer';
import { LanguageModelStatus } from './LanguageModelStatus';

type Kind = 'none' | LanguageModel['kind'];

/** Options for the language model: whether one is asked, which one, and what was sent to it. */
export function LanguageModelOptions() {
  const client = usePanelClient();
  const browser = useThisBrowser();
  const reading = useLive((library) => library.readLanguageModel(), []);
  const [own, setOwn] = useState<BrowserModelState>('missing');
  /** A kind that is selected but not in use yet, while its fields are incomplete. */
  const [draft, setDraft] = useState<Kind | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  useEffect(() => {
    void browser.readBrowserModel().then(setOwn);
  }, [browser]);
  if (reading.state === 'failed') return <p role="alert">{errorSentence(reading.error)}</p>;
  if (reading.state === 'loading') return null;
  const { model, use } = reading.value;
  const kind = draft ?? model?.kind ?? 'none';

  /** @returns whether the model is in use now */
  async function choose(chosen: LanguageModel | null, key = ''): Promise<boolean> {
    const answer = await client.chooseLanguageModel({ model: chosen, key });
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setDraft(null);
    return answer.ok;
  }

  async function useAndTry(chosen: LanguageModel, key = '') {
    setNews(message('language_model_trying'));
    const isChosen = await choose(chosen, key);
    const answer = isChosen ? await client.tryLanguageModel({}) : null;
    setNews(answer?.ok ? message('language_model_answers') : null);
    if (answer && !answer.ok) setProblem(answer.error);
  }

  async function useOwn() {
    try {
      if (own === 'downloadable')
        await browser.fetchBrowserModel((share) =>
          setNews(message('language_model_fetching', [formatCount(Math.round(share * 100))])),
        );
      setOwn('ready');
      await useAndTry({ kind: 'browser' });
    } catch (error) {
      setNews(null);
      setProblem(error instanceof ExpectedError ? error.code : 'unexpected');
    }
  }

  async function useNone() {
    setNews(null);
    await choose(null);
  }

  return (
    <>
      <fieldset class="choice">
        <legend>{message('language_model_which')}</legend>
        <Option kind="none" isChosen={kind === 'none'} onChoose={useNone}>
          {message('language_model_none_what')}
        </Option>
        {(own !== 'missing' || kind === 'browser') && (
          <Option kind="browser" isChosen={kind === 'browser'} onChoose={useOwn}>
            {message(own === 'downloadable' ? 'language_model_browser_fetch' : 'language_model_browser_what')}
          </Option>
        )}
        <Option kind="server" isChosen={kind === 'server'} onChoose={() => setDraft('server')}>
          {message('language_model_server_what')}
        </Option>
      </fieldset>
      {kind === 'server' && (
        <LanguageModelServer
          present={model?.kind === 'server' ? model : null}
          onUse={useAndTry}
          onProblem={setProblem}
        />
      )}
      <p role="status">{news}</p>
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      {model && <LanguageModelStatus use={use} isProblemShown={problem !== null} />}
    </>
  );
}

interface OptionProps {
  kind: Kind;
  isChosen: boolean;
  onChoose(): void;
  children: ComponentChildren;
}

function Option({ kind, isChosen, onChoose, children }: OptionProps) {
  const id = `language-model-${kind}`;
  return (
    <label class="choice-option">
      <input
        type="radio"
        name="language-model"
        checked={isChosen}
        aria-describedby={id}
        onChange={onChoose}
      />
      <span class="choice-name">{message(`language_model_${kind}`)}</span>
      <span class="choice-what soft" id={id}>
        {children}
      </span>
    </label>
  );
}
