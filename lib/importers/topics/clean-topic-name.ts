import { cleanText } from '@/lib/bibliography/clean-text';
import { TOPIC_NAME_MAX } from '@/lib/domain/topics/topic';

/** Cleans a topic's name from a file: one line, at most `TOPIC_NAME_MAX` long; may be empty. */
export function cleanName(raw: string): string {
  return cleanText(raw, TOPIC_NAME_MAX);
}
