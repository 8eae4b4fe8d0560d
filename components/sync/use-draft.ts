import { useState } from 'preact/hooks';
import type { Target, TargetChoices, TargetKind, TargetPlace, TargetSecret } from '@/lib/domain/target';

/** A target as it is being set up or changed. */
export interface Draft {
  id: string;
  choices: TargetChoices;
  secret: TargetSecret;
}

export const GITHUB_API = 'https://api.github.com';

const emptyPlaces: { [Kind in TargetKind]: Extract<TargetPlace, { kind: Kind }> } = {
  folder: { kind: 'folder', name: '' },
  webdav: { kind: 'webdav', address: '', user: '' },
  github: { kind: 'github', api: GITHUB_API, repository: '', branch: 'main', folder: '' },
  gist: { kind: 'gist', api: GITHUB_API, gist: '' },
};

export function emptyPlace(kind: TargetKind): TargetPlace {
  return emptyPlaces[kind];
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
    name: '',
    place: emptyPlace(kind),
    content: { of: 'library' },
    format: 'bibtex',
    timing: { on: 'change' },
    isEncrypted: false,
  };
}

function choicesOf({ name, place, content, format, timing, isEncrypted }: Target): TargetChoices {
  return { name, place, content, format, timing, isEncrypted };
}
