import { mergedFormats, targetFormats } from '@/components/data/export-formats';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import type { TopicId } from '@/lib/domain/ids';
import {
  isZotero,
  type TargetChoices,
  type TargetContent,
  type TargetSecret,
} from '@/lib/domain/targets/target';
import { keyPart, message } from '@/lib/platform/messages';
import { Field } from './Field';
import { formatTargetFormat } from './format-target';
import type { Draft } from './use-target-draft';

interface ContentFieldsProps {
  draft: Draft;
  /** Whether a passphrase is stored already; an empty field keeps it. */
  hasPassphrase: boolean;
  onChoose(news: Partial<TargetChoices>): void;
  onSecret(news: Partial<TargetSecret>): void;
}

/** The second step of adding a target: which branches, in which format, in how many files, and encryption. */
export function ContentFields({ draft, hasPassphrase, onChoose, onSecret }: ContentFieldsProps) {
  const tree = useTopicNodes();
  const { choices, secret } = draft;
  const { content, format, isEncrypted } = choices;
  const branches = content.of === 'branches' ? content.branches : [];
  const first = tree.roots[0]?.topic.id;
  // Files in the downloads folder cannot be read.
  const canMerge = choices.place.kind !== 'downloads';
  const takesFiles = !isZotero(choices.place);

  function toggle(id: TopicId, isChosen: boolean) {
    const others = branches.filter((other) => other !== id);
    const chosen = isChosen ? [...others, id] : others;
    onChoose({ content: chosen.length > 0 ? { of: 'branches', branches: chosen } : { of: 'library' } });
  }

  return (
    <>
      <fieldset class="choice-column">
        <legend>{message('sync_content_label')}</legend>
        {offered(first, takesFiles).map((offer) => (
          <label key={offer.of}>
            <input
              type="radio"
              name="content"
              checked={content.of === offer.of}
              onChange={() => onChoose({ content: offer })}
            />
            {formatOffer(offer, takesFiles)}
          </label>
        ))}
        {content.of === 'branches' &&
          [...tree.byId.values()].map(({ topic, level }) => (
            <label key={topic.id} style={{ paddingInlineStart: `${level * 16}px` }}>
              <input
                type="checkbox"
                checked={branches.includes(topic.id)}
                onChange={(event) => toggle(topic.id, event.currentTarget.checked)}
              />
              {topic.name}
            </label>
          ))}
      </fieldset>
      {takesFiles && fileFields()}
    </>
  );

  function fileFields() {
    return (
      <>
        <label class="field">
          {message('sync_format')}
          <select
            class="select"
            value={format}
            onChange={(event) => onChoose({ format: event.currentTarget.value })}
          >
            {targetFormats
              .filter((each) => canMerge || !mergedFormats.includes(each))
              .map((each) => (
                <option key={each} value={each}>
                  {formatTargetFormat(each)}
                </option>
              ))}
          </select>
        </label>
        <fieldset class="choice-column">
          <legend>{message('sync_encryption')}</legend>
          <label>
            <input
              type="checkbox"
              checked={isEncrypted}
              onChange={(event) => onChoose({ isEncrypted: event.currentTarget.checked })}
            />
            {message('sync_encrypt')}
          </label>
          {isEncrypted && (
            <Field
              label="sync_passphrase"
              hint={hasPassphrase ? 'sync_secret_stays' : 'sync_passphrase_hint'}
              type="password"
              minLength={12}
              isRequired={!hasPassphrase}
              value={secret.passphrase}
              onInput={(passphrase) => onSecret({ passphrase })}
            />
          )}
        </fieldset>
      </>
    );
  }
}

/**
 * The contents that can be chosen; branches only if there are topics, and a file per branch only if the place holds
 * files.
 */
function offered(first: TopicId | undefined, takesFiles: boolean): TargetContent[] {
  if (!first) return [{ of: 'library' }];
  const branches: TargetContent = { of: 'branches', branches: [first] };
  return takesFiles ? [{ of: 'library' }, { of: 'each-branch' }, branches] : [{ of: 'library' }, branches];
}

function formatOffer({ of }: TargetContent, takesFiles: boolean): string {
  if (of === 'branches' && !takesFiles) return message('sync_content_some_branches');
  return message(`sync_content_${keyPart(of)}`);
}
