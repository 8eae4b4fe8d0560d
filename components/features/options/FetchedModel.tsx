import type { ModelsReading } from '@/components/data/library-queries';
import { errorSentence } from '@/components/i18n/format-error';
import { formatMegabytes } from '@/components/i18n/format-numbers-and-dates';
import { message } from '@/lib/platform/messages';
import { ModelCard } from './ModelCard';
import type { AvailableModel } from './model-store-context';
import { useDownload } from './use-model-download';

interface FetchedModelProps {
  offered: AvailableModel;
  /** Its state, if it is the model in use. */
  chosen: ModelsReading['model'];
  /** Its progress, if it will replace the model in use. */
  coming: ModelsReading['coming'];
  onUse: () => void;
  onStop: () => void;
}

/** A model that is downloaded on request: its download, then the change to it. */
export function FetchedModel({ offered, chosen, coming, onUse, onStop }: FetchedModelProps) {
  const download = useDownload(offered.id);
  const { bytes, complete, isRunning } = download;
  const isUsable = complete && (!coming || coming.problem !== null);
  const problem = download.problem ?? coming?.problem;
  const about = message('options_model_about', [
    formatMegabytes(offered.bytes),
    message(offered.languages === 'en' ? 'options_english' : 'options_multilingual'),
    offered.licence,
  ]);

  return (
    <ModelCard name={offered.id} about={about} isInUse={chosen !== null} onUse={isUsable ? onUse : undefined}>
      {chosen && <p class="soft">{message('options_runs_on', [formatDevice(chosen.device)])}</p>}
      {problem && <p role="alert">{errorSentence(problem)}</p>}
      {coming && !coming.problem && (
        <div class="progress">
          <progress
            value={coming.done}
            max={Math.max(1, coming.total)}
            aria-label={message('options_preparing_label', [offered.id])}
          />
          <span>{message('options_preparing', [String(coming.done), String(coming.total)])}</span>
          <button type="button" onClick={onStop}>
            {message('options_stop')}
          </button>
        </div>
      )}
      {!complete && bytes !== null && (
        <div class="progress">
          {(isRunning || bytes > 0) && (
            <>
              <progress
                value={bytes}
                max={offered.bytes}
                aria-label={message('options_fetching_label', [offered.id])}
              />
              <span>
                {message('options_fetched', [formatMegabytes(bytes), formatMegabytes(offered.bytes)])}
              </span>
            </>
          )}
          {isRunning ? (
            <button type="button" onClick={download.pause}>
              {message('options_pause')}
            </button>
          ) : (
            <button type="button" onClick={download.start}>
              {message(bytes > 0 ? 'options_resume' : 'options_fetch', [formatMegabytes(offered.bytes)])}
            </button>
          )}
          {bytes > 0 && (
            <button type="button" onClick={download.remove}>
              {message('options_cancel')}
            </button>
          )}
        </div>
      )}
      {complete && !chosen && !coming && (
        <button type="button" class="quiet" onClick={download.remove}>
          {message('options_delete', [formatMegabytes(offered.bytes)])}
        </button>
      )}
    </ModelCard>
  );
}

function formatDevice(device: 'wasm' | 'webgpu'): string {
  return message(device === 'webgpu' ? 'options_webgpu' : 'options_wasm');
}
