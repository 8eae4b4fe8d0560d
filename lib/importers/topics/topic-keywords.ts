import type { TopicNames } from '@/lib/importers/importer';
import { splitEscaped } from '@/lib/importers/text/escaped-list';
import { cleanName } from './clean-topic-name';

/** Separates keywords from the topics that our exports write among them as `topic/Agents/Memory`. */
export function partKeywords(words: string[]): { keywords: string[]; topics: TopicNames[] } {
  const isTopic = (word: string) => /^topic\/./.test(word.trim());
  return {
    keywords: words.filter((word) => !isTopic(word)),
    topics: words
      .filter(isTopic)
      .map((word) => splitEscaped(word.trim(), '/').slice(1, 50).map(cleanName).filter(Boolean)),
  };
}
