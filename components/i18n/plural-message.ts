import { type PluralKey, pluralForm } from '@/lib/platform/messages';
import { formatCount } from './format-numbers-and-dates';

/** A sentence that counts: `$1` is the number, then comes what else it names. */
export function pluralMessage(key: PluralKey, count: number, others: string[] = []): string {
  return pluralForm(key, count, [formatCount(count), ...others]);
}
