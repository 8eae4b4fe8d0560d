import { useState } from 'preact/hooks';
import {
  isZotero,
  type Target,
  type TargetChoices,
  type TargetKind,
  type TargetPlace,
  type TargetSecret,
} from '@/lib/domain/targets/target';

/** A target as it is being set up or changed. */
export interface Draft {
  id: string;
  choices: TargetChoices;
  secret: TargetSecret;
}

const GITHUB_API = 'https://api.github.com';

const emptyPlaces: { [Kind in TargetKind]: Extract<TargetPlace, { kind: Kind }> } = {
  folder: { kind: 'folder', name: '' },
  downloads: { kind: 'downloads', folder: 'Papertree' },
  webdav: { kind: 'webdav', address: '', user: '' },
  github: { kind: 'github', api: GITHUB_API, repository: '', branch: 'main', folder: '' },
  gist: { kind: 'gist', api: GITHUB_API, gist: '' },
  zotero: { kind: 'zotero', api: 'https://api.zotero.org' },
  'zotero-desktop': { kind: 'zotero-desktop', address: 'http://127.0.0.1:23119' },
};

/** A place of this kind, still to be filled in, and what goes only with it. */
export function choicesFor(kind: TargetKind): Pick<TargetChoices, 'place' | 'format' | 'isEncrypted'> {
  const place = emptyPlaces[kind];
  return { place, format: isZotero(place) ? 'zotero' : 'bibtex', isEncrypted: false };
}

/** What is being written down of a target; secrets of a target that is there are not shown, and stay if left empty. */
export function useDraft(target: Target | null, first: TargetKind) {
  const [draft, setDraft] = useState<Draft>(() => ({
    id: target?.id ?? crypto.randomUUID(),
    choices: target ? choicesOf(target) : newChoices(first),
    secret: { secret: '', passphrase: '' },
  }));
  return {
    draft,
    choose: (news: Partial<TargetChoices>) =>
      setDraft((before) => ({ ...before, choices: { ...before.choices, ...news } })),
    keepSecret: (news: Partial<TargetSecret>) =>
      setDraft((before) => ({ ...before, secret: { ...before.secret, ...news } })),
  };
}

function newChoices(kind: TargetKind): TargetChoices {
  return {
    ...choicesFor(kind),
    name: '',
    content: { of: 'library' },
    timing: { on: 'change' },
  };
}

function choicesOf({ name, place, content, format, timing, isEncrypted }: Target): TargetChoices {
  return { name, place, content, format, timing, isEncrypted };
}
