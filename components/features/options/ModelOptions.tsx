import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import type { ErrorCode } from '@/lib/domain/errors';
import { message } from '@/lib/platform/messages';
import { FetchedModel } from './FetchedModel';
import { ModelCard } from './ModelCard';
import { useModelStore } from './model-store-context';

/** The choice of the model that embeds texts: the bundled one, or a larger one that is downloaded on request. */
export function ModelOptions() {
  const { models } = useModelStore();
  const client = usePanelClient();
  const reading = useLive((library) => library.readModels(), []);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  if (reading.state === 'failed') return <p role="alert">{errorSentence(reading.error)}</p>;
  if (reading.state === 'loading') return null;
  const { model, coming } = reading.value;

  const choose = async (id: string | null) => {
    const answer = await client.chooseModel({ id });
    setProblem(answer.ok ? null : answer.error);
  };

  return (
    <>
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      <ul class="models">
        <ModelCard
          name={message('options_bundled')}
          about={message('options_bundled_about')}
          isInUse={model === null}
          onUse={() => choose(null)}
        />
      </ul>
      <details class="larger-models" open={model !== null || coming !== null}>
        <summary>{message('options_larger')}</summary>
        <ul class="models">
          {models.map((offered) => (
            <FetchedModel
              key={offered.id}
              offered={offered}
              chosen={model?.id === offered.id ? model : null}
              coming={coming?.id === offered.id ? coming : null}
              onUse={() => choose(offered.id)}
              onStop={() => choose(model?.id ?? null)}
            />
          ))}
        </ul>
      </details>
    </>
  );
}
