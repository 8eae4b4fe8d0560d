import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';
import { ChevronIcon } from '@/components/ui/icons/icons';
import type { Place } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { ShownList } from './ShownList';
import { ShownPaper } from './ShownPaper';
import { keyOf, useShownPage } from './use-shown-page';
import './this-page.css';

/** What the page beside the panel shows: its paper, or the new papers of its list by topic. */
export function ThisPage({ onChoose }: { onChoose(place: Place): void }) {
  const page = useShownPage();
  const [isOpen, setOpen] = usePersistedState('this-page', true, isBoolean);
  const [only] = page?.papers ?? [];
  if (!page || !only) return null;
  return (
    <section class="this-page" aria-label={message('this_page')}>
      <h2>
        <button
          type="button"
          class="this-page-toggle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronIcon />
          {message('this_page')}
        </button>
      </h2>
      {isOpen &&
        (page.kind === 'single' ? (
          <ShownPaper key={keyOf(only)} captured={only} onChoose={onChoose} />
        ) : (
          <ShownList papers={page.papers} />
        ))}
    </section>
  );
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
