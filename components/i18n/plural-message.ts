import { message } from '@/lib/platform/messages';
import { formatCount } from './numbers';

/** A sentence that counts papers: `key_one` or `key_other`, `$1` the number, then what else it names. */
export function pluralMessage(key: string, count: number, others: string[] = []): string {
  return message(`${key}_${count === 1 ? 'one' : 'other'}`, [formatCount(count), ...others]);
}
