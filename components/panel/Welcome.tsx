import { MarkIcon } from '@/components/icons/icons';
import { message } from '@/lib/platform/messages';

/** Where one meets papers. */
const SITES = [
  { name: 'arXiv', address: 'https://arxiv.org/list/cs/new' },
  { name: 'Hugging Face Papers', address: 'https://huggingface.co/papers' },
] as const;

/** An empty library: what happens here, and where to begin. */
export function Welcome({ onNewTopic }: { onNewTopic(): void }) {
  return (
    <div class="welcome">
      <MarkIcon />
      <h2>{message('welcome_title')}</h2>
      <p>{message('welcome_text')}</p>
      <ul class="welcome-sites">
        {SITES.map(({ name, address }) => (
          <li key={name}>
            <a class="button" href={address} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p class="welcome-more">
        {message('welcome_privacy')}{' '}
        <button type="button" class="text-button" onClick={onNewTopic}>
          {message('welcome_topic')}
        </button>{' '}
        <a class="welcome-import" href="/options.html#import" target="_blank" rel="noopener">
          {message('import_library')}
        </a>
      </p>
    </div>
  );
}
