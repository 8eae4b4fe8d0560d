import { message } from '@/lib/platform/messages';
import { inCount } from './numbers';

/** A sentence that counts papers: `key_one` or `key_other`, `$1` the number, then what else it names. */
export function papersInWords(key: string, count: number, others: string[] = []): string {
  return message(`${key}_${count === 1 ? 'one' : 'other'}`, [inCount(count), ...others]);
}
