import { message } from '@/lib/platform/messages';

/** The discriminative terms of a proposal's papers; renders nothing if there are none. */
export function SharedWords({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <p class="why-words">
      <span class="unseen">{message('why_words')}</span>
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </p>
  );
}
