import { type PluralKey, pluralForm } from '@/lib/platform/messages';
import { formatCount } from './format-numbers-and-dates';

/** A message with a count: `$1` is the number, followed by the other placeholders. */
export function pluralMessage(key: PluralKey, count: number, others: string[] = []): string {
  return pluralForm(key, count, [formatCount(count), ...others]);
}
