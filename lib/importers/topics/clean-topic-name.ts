import { cleanText } from '@/lib/bibliography/text';
import { TOPIC_NAME_MAX } from '@/lib/domain/topics/topic';

/** A topic's name out of a file: one line, bounded; empty where nothing is left. */
export function cleanName(raw: string): string {
  return cleanText(raw, TOPIC_NAME_MAX);
}
