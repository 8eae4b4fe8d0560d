import { message } from '@/lib/platform/messages';

/** Words that the papers of a proposal share and the rest does not; nothing where there are none. */
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
