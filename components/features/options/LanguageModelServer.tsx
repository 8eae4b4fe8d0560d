import { useId, useState } from 'preact/hooks';
import { useThisBrowser } from '@/components/data/this-browser-context';
import type { ErrorCode } from '@/lib/domain/errors';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import { isSecureAddress } from '@/lib/domain/targets/secure-address';
import { type MessageKey, message } from '@/lib/platform/messages';

type Server = Extract<LanguageModel, { kind: 'server' }>;

interface LanguageModelServerProps {
  /** The server in use. */
  present: Server | null;
  onUse(server: Server, key: string): Promise<void>;
  onProblem(problem: ErrorCode): void;
}

/** The fields of a server: its address, the name of its model, and a key if it needs one. */
export function LanguageModelServer({ present, onUse, onProblem }: LanguageModelServerProps) {
  const browser = useThisBrowser();
  const [address, setAddress] = useState(present?.address ?? '');
  const [model, setModel] = useState(present?.model ?? '');
  const [key, setKey] = useState('');

  async function submit(event: Event) {
    event.preventDefault();
    // Do not ask for permission for an address that will be refused; the answer explains the refusal.
    const isUsable = URL.canParse(address) && /^https?:/.test(address) && isSecureAddress(address);
    if (isUsable && !(await browser.askForServer(address))) return onProblem('host-not-allowed');
    await onUse({ kind: 'server', address, model }, key);
  }

  return (
    <form class="server-fields" onSubmit={submit}>
      <Field name="address" value={address} isRequired onInput={setAddress} />
      <Field name="name" value={model} isRequired onInput={setModel} />
      <Field name="key" type="password" value={key} onInput={setKey} />
      <div class="actions">
        <button type="submit" class="primary">
          {message('language_model_use')}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  name: 'address' | 'name' | 'key';
  type?: 'text' | 'password';
  value: string;
  isRequired?: boolean;
  onInput(value: string): void;
}

function Field({ name, type = 'text', value, isRequired = false, onInput }: FieldProps) {
  const id = useId();
  const label: MessageKey = `language_model_${name}`;
  return (
    <div class="server-field">
      <label for={id}>{message(label)}</label>
      <input
        id={id}
        // Preact's types need a literal type for each kind of field.
        type={type as 'text'}
        value={value}
        required={isRequired}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="soft">
        {message(`${label}_hint`)}
      </p>
    </div>
  );
}
