import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '@/lib/platform/messages';
import { HomePicture, MarksPicture, TreePicture } from './pictures';
import { Start, type StartActions } from './Start';
import './welcome.css';

/** What is told, a screen each, before one chooses where to start. */
const screens = [
  { key: 'welcome_marks', Picture: MarksPicture, lines: ['welcome_marks_text'] },
  { key: 'welcome_tree', Picture: TreePicture, lines: ['welcome_tree_text'] },
  {
    key: 'welcome_home',
    Picture: HomePicture,
    lines: ['privacy_here', 'privacy_leaves', 'privacy_pages'],
  },
] as const;

/** An empty library: what happens here, in three short screens, and then where to begin. */
export function Welcome(actions: StartActions) {
  const [step, setStep] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // A new screen is read from its title; at the first one the focus belongs to whoever had it.
  useEffect(() => {
    if (!isFirst.current) title.current?.focus();
    isFirst.current = false;
  }, [step]);

  const screen = screens[step];
  return (
    <section class="welcome" aria-label={message('welcome_title')}>
      {screen ? (
        <>
          <screen.Picture />
          <h2 tabIndex={-1} ref={title}>
            {message(screen.key)}
          </h2>
          {screen.lines.map((line) => (
            <p key={line}>{message(line)}</p>
          ))}
        </>
      ) : (
        <>
          <h2 tabIndex={-1} ref={title}>
            {message('welcome_start')}
          </h2>
          <Start {...actions} />
        </>
      )}
      <nav class="welcome-steps" aria-label={message('welcome_steps')}>
        {step > 0 && (
          <button type="button" class="button" onClick={() => setStep(step - 1)}>
            {message('welcome_back')}
          </button>
        )}
        {screen && (
          <>
            <button type="button" class="button button-primary" onClick={() => setStep(step + 1)}>
              {message('welcome_next')}
            </button>
            <button type="button" class="text-button" onClick={() => setStep(screens.length)}>
              {message('welcome_skip')}
            </button>
          </>
        )}
      </nav>
    </section>
  );
}
