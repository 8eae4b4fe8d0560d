import { browser } from 'wxt/browser';
import type catalogue from '@/public/_locales/en/messages.json';

/** A key of the message catalogue. */
export type MessageKey = keyof typeof catalogue;

/** A key without its plural category: `panel_papers` for `panel_papers_one` and `panel_papers_other`. */
export type PluralKey = { [Key in MessageKey]: Key extends `${infer Base}_other` ? Base : never }[MessageKey];

/** A name as message keys spell it, with `_` for `-`. */
export type KeyPart<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${KeyPart<Tail>}`
  : Name;

/** A name of the code as a part of a message key, which may hold no `-`. */
export function keyPart<Name extends string>(name: Name): KeyPart<Name> {
  return name.replaceAll('-', '_') as KeyPart<Name>;
}

/** A sentence from `public/_locales`, `$1`… replaced in order; the key itself where it is missing, so that it is seen. */
export function message(key: MessageKey, substitutions: string[] = []): string {
  return browser.i18n.getMessage(key as never, substitutions) || key;
}

/** A sentence whose key is made of a stored name, which may be one that this version does not know. */
export function messageOfName(prefix: 'import_format' | 'sync_format' | 'sync_every', name: string): string {
  const key = `${prefix}_${keyPart(name)}`;
  return browser.i18n.getMessage(key as never) || name;
}

let rules: Intl.PluralRules | undefined;

/**
 * A sentence that counts something, in the plural form that the language of the catalogue needs. A category that
 * the catalogue lacks is read as `other`.
 */
export function pluralForm(key: PluralKey, count: number, substitutions: string[]): string {
  // The catalogue names its language: the browser's own may be one that has no catalogue.
  rules ??= new Intl.PluralRules(message('catalogue_language'));
  const exact = browser.i18n.getMessage(`${key}_${rules.select(count)}` as never, substitutions);
  return exact || message(`${key}_other`, substitutions);
}
