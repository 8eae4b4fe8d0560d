import { useTargetAccess } from '@/components/data/target-access-context';
import {
  type TargetChoices,
  type TargetKind,
  type TargetPlace,
  type TargetSecret,
  targetKinds,
} from '@/lib/domain/targets/target';
import { keyPart, message } from '@/lib/platform/messages';
import { Field } from './Field';
import { choicesFor, type Draft } from './use-target-draft';

/** The label of the secret that each kind of place needs, if any. */
const secretLabels = {
  webdav: 'sync_password',
  github: 'sync_token',
  gist: 'sync_token',
  zotero: 'sync_key',
} as const;

interface PlaceFieldsProps {
  draft: Draft;
  /** Whether the target is new; the kind of a target cannot be changed later. */
  isNew: boolean;
  onChoose(news: Partial<TargetChoices>): void;
  onSecret(news: Partial<TargetSecret>): void;
}

/** The first step of adding a target: its kind, its address, and the credentials. */
export function PlaceFields({ draft, isNew, onChoose, onSecret }: PlaceFieldsProps) {
  const access = useTargetAccess();
  const { id, choices, secret } = draft;
  const { place } = choices;
  const withSecret = hasSecret(place.kind) ? place.kind : null;
  const kinds = targetKinds.filter((kind) => kind !== 'folder' || access.hasFolders);
  const setPlace = (news: object) => onChoose({ place: { ...place, ...news } as TargetPlace });

  async function pick() {
    const name = await access.pickFolder(id);
    if (name !== null) onChoose({ place: { kind: 'folder', name }, name: choices.name || name });
  }

  return (
    <>
      {isNew && (
        <fieldset class="choice-row">
          <legend>{message('sync_kind')}</legend>
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="kind"
                checked={place.kind === kind}
                onChange={() => onChoose(choicesFor(kind))}
              />
              {message(`sync_kind_${keyPart(kind)}`)}
            </label>
          ))}
        </fieldset>
      )}
      <p class="target-soft">{message(`sync_keeps_${keyPart(place.kind)}`)}</p>
      {place.kind === 'folder' && (
        <div class="button-row">
          <button type="button" class="button" onClick={pick}>
            {place.name ? message('sync_other_folder', [place.name]) : message('sync_pick_folder')}
          </button>
        </div>
      )}
      {place.kind === 'downloads' && (
        <Field
          label="sync_downloads_folder"
          value={place.folder}
          pattern="[\p{L}\p{N}][\p{L}\p{N} _\-]{0,60}"
          isRequired
          onInput={(folder) => setPlace({ folder })}
        />
      )}
      {place.kind === 'webdav' && (
        <>
          <Field
            label="sync_address"
            hint="sync_address_hint"
            type="url"
            value={place.address}
            isRequired
            onInput={(address) => setPlace({ address })}
          />
          <Field label="sync_user" value={place.user} onInput={(user) => setPlace({ user })} />
        </>
      )}
      {place.kind === 'github' && (
        <>
          <Field
            label="sync_repository"
            hint="sync_repository_hint"
            value={place.repository}
            pattern="[\w.\-]+/[\w.\-]+"
            isRequired
            onInput={(repository) => setPlace({ repository })}
          />
          <Field
            label="sync_branch"
            value={place.branch}
            isRequired
            onInput={(branch) => setPlace({ branch })}
          />
          <Field label="sync_subfolder" value={place.folder} onInput={(folder) => setPlace({ folder })} />
        </>
      )}
      {place.kind === 'gist' && (
        <Field
          label="sync_gist"
          hint="sync_gist_hint"
          value={place.gist}
          pattern="[0-9a-f]{20,40}"
          isRequired
          onInput={(gist) => setPlace({ gist })}
        />
      )}
      {place.kind === 'zotero-desktop' && (
        <Field
          label="sync_zotero_address"
          hint="sync_zotero_address_hint"
          type="url"
          value={place.address}
          isRequired
          onInput={(address) => setPlace({ address })}
        />
      )}
      {'api' in place && (
        <Field
          label={place.kind === 'zotero' ? 'sync_zotero_api' : 'sync_api'}
          hint={place.kind === 'zotero' ? 'sync_zotero_api_hint' : 'sync_api_hint'}
          type="url"
          value={place.api}
          isRequired
          onInput={(api) => setPlace({ api })}
        />
      )}
      {withSecret && (
        <Field
          label={secretLabels[withSecret]}
          hint={isNew ? `sync_secret_hint_${withSecret}` : 'sync_secret_stays'}
          type="password"
          value={secret.secret}
          isRequired={isNew && withSecret !== 'webdav'}
          onInput={(text) => onSecret({ secret: text })}
        />
      )}
    </>
  );
}

function hasSecret(kind: TargetKind): kind is keyof typeof secretLabels {
  return kind in secretLabels;
}
