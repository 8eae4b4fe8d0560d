import { useState } from 'preact/hooks';
import {
  isZotero,
  type Target,
  type TargetChoices,
  type TargetKind,
  type TargetPlace,
  type TargetSecret,
} from '@/lib/domain/targets/target';

/** A target while it is being added or edited. */
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

/** An empty place of this kind, and the choices that only this kind has. */
export function choicesFor(kind: TargetKind): Pick<TargetChoices, 'place' | 'format' | 'isEncrypted'> {
  const place = emptyPlaces[kind];
  return { place, format: isZotero(place) ? 'zotero' : 'bibtex', isEncrypted: false };
}

/** The state of the form for a target. Secrets of an existing target are not shown; an empty field keeps them. */
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
