import { browser } from 'wxt/browser';
import type catalogue from '@/public/_locales/en/messages.json';

/** A key of the message catalogue. */
export type MessageKey = keyof typeof catalogue;

/** A key without its plural category: `panel_papers` for `panel_papers_one` and `panel_papers_other`. */
export type PluralKey = { [Key in MessageKey]: Key extends `${infer Base}_other` ? Base : never }[MessageKey];

/** A name as in message keys, with `_` for `-`. */
export type KeyPart<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${KeyPart<Tail>}`
  : Name;

/** Turns a name into a part of a message key, which cannot contain `-`. */
export function keyPart<Name extends string>(name: Name): KeyPart<Name> {
  return name.replaceAll('-', '_') as KeyPart<Name>;
}

/** Sentences without substitutions, by their keys. Asking the browser again took a tenth of the time of drawing a list. */
const known = new Map<MessageKey, string>();

/**
 * A sentence from `public/_locales`, `$1`… replaced in order; the key itself if it is missing, so that the mistake is
 * visible.
 */
export function message(key: MessageKey, substitutions: string[] = []): string {
  if (substitutions.length > 0) return browser.i18n.getMessage(key as never, substitutions) || key;
  const sentence = known.get(key) ?? (browser.i18n.getMessage(key as never) || key);
  known.set(key, sentence);
  return sentence;
}

/** A sentence whose key contains a stored name, which this version may not know. */
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
  // The language of the catalogue, since the browser's language may have no catalogue.
  rules ??= new Intl.PluralRules(message('catalogue_language'));
  const exact = browser.i18n.getMessage(`${key}_${rules.select(count)}` as never, substitutions);
  return exact || message(`${key}_other`, substitutions);
}
