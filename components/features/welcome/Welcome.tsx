import { message } from '@/lib/platform/messages';
import { MarksPicture } from './MarksPicture';
import { Start, type StartActions } from './Start';
import './welcome.css';

const privacy = ['privacy_here', 'privacy_leaves', 'privacy_pages'] as const;

/** The screen of an empty library: how marks in pages work, how to start, and how to keep Papertree at hand. */
export function Welcome(actions: StartActions) {
  return (
    <section class="welcome" aria-label={message('welcome_title')}>
      <MarksPicture />
      <h2>{message('welcome_marks')}</h2>
      <p>{message('welcome_marks_text')}</p>
      <p>{message('welcome_tree_text')}</p>
      <h3>{message('welcome_start')}</h3>
      <Start {...actions} />
      <p>{message(import.meta.env.FIREFOX ? 'welcome_pin_firefox' : 'welcome_pin')}</p>
      <details class="welcome-privacy">
        <summary>{message('welcome_home')}</summary>
        {privacy.map((line) => (
          <p key={line}>{message(line)}</p>
        ))}
      </details>
    </section>
  );
}
