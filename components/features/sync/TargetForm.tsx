import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useTargetAccess } from '@/components/data/target-access-context';
import { errorSentence } from '@/components/i18n/format-error';
import { pluralMessage } from '@/components/i18n/plural-message';
import type { ErrorCode } from '@/lib/domain/errors';
import { isZotero, type Target, type TargetSecret } from '@/lib/domain/targets/target';
import { type MessageKey, message } from '@/lib/platform/messages';
import { ContentFields } from './ContentFields';
import { PlaceFields } from './PlaceFields';
import { TimingFields } from './TimingFields';
import { useDraft } from './use-target-draft';

interface TargetFormProps {
  /** `null` for a new target. */
  target: Target | null;
  onDone(): void;
}

const steps = ['where', 'what', 'when'] as const;

/** A target in three steps: where (which is tested), what, and when. */
export function TargetForm({ target, onDone }: TargetFormProps) {
  const client = usePanelClient();
  const access = useTargetAccess();
  const { draft, choose, keepSecret } = useDraft(target, access.hasFolders ? 'folder' : 'webdav');
  const [step, setStep] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const { id, choices, secret } = draft;
  const name = steps[step] ?? 'where';
  /** The secrets of an existing target are not known here; an empty field keeps the stored one. */
  const typed = typedOf(secret);
  const isMoved = target !== null && JSON.stringify(choices.place) !== JSON.stringify(target.place);
  const isToTest = target === null || isMoved || typed.secret !== undefined;

  async function attempt() {
    setProblem(null);
    setAsking(true);
    const error = await goOn();
    setAsking(false);
    setProblem(error);
    if (error === null && step === steps.length - 1) onDone();
    else if (error === null) setStep(step + 1);
  }

  async function goOn(): Promise<ErrorCode | null> {
    if (name === 'what') return null;
    if (name === 'where') return isToTest ? test() : null;
    const known = { id, choices: { ...choices, name: choices.name.trim() } };
    const answer = target
      ? await client.changeTarget({ ...known, secret: typed })
      : await client.addTarget({ ...known, secret });
    return answer.ok ? null : answer.error;
  }

  async function test(): Promise<ErrorCode | null> {
    const { place } = choices;
    const address = 'address' in place ? place.address : 'api' in place ? place.api : null;
    if (place.kind === 'downloads' && !(await access.askForDownloads())) return 'folder-needs-click';
    if (address && !(await access.askForHost(address))) return 'host-not-allowed';
    const answer = await client.testTarget({
      id,
      choices: { ...choices, name: '-', isEncrypted: false },
      secret: typed,
    });
    if (answer.ok) setFound(answer.value.files);
    return answer.ok ? null : answer.error;
  }

  return (
    <form
      class="target-form"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt();
      }}
    >
      <p class="target-soft" aria-live="polite">
        {message('sync_step', [String(step + 1), message(`sync_step_${name}`)])}
        {name === 'what' && found !== null && ` ${formatFound(found)}`}
      </p>
      {name === 'where' && (
        <PlaceFields draft={draft} isNew={target === null} onChoose={choose} onSecret={keepSecret} />
      )}
      {name === 'what' && (
        <ContentFields
          draft={draft}
          hasPassphrase={target?.isEncrypted ?? false}
          onChoose={choose}
          onSecret={keepSecret}
        />
      )}
      {name === 'when' && <TimingFields draft={draft} onChoose={choose} />}
      {problem && (
        <p class="target-problem" role="alert">
          {errorSentence(problem)}
        </p>
      )}
      <div class="button-row">
        <button type="submit" class="button button-primary" disabled={isAsking} aria-busy={isAsking}>
          {message(isAsking ? 'sync_testing' : submitWord())}
        </button>
        {step > 0 && (
          <button type="button" class="button" onClick={() => setStep(step - 1)}>
            {message('sync_back')}
          </button>
        )}
      </div>
    </form>
  );

  function formatFound(files: number): string {
    return isZotero(choices.place) ? message('sync_found_zotero') : pluralMessage('sync_found', files);
  }

  function submitWord(): MessageKey {
    if (name === 'when') return target ? 'sync_save' : 'sync_start';
    return name === 'where' && isToTest ? 'sync_test' : 'sync_next';
  }
}

function typedOf({ secret, passphrase }: TargetSecret): Partial<TargetSecret> {
  return { ...(secret && { secret }), ...(passphrase && { passphrase }) };
}
