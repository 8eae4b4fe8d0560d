import { useId, useRef } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { CloseIcon } from '@/components/ui/icons/icons';
import { type Paper, TAG_MAX } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/** The paper's tags; tags of other papers are suggested. */
export function Tags({ paper }: { paper: Paper }) {
  const commands = usePaperCommands();
  const { tags = [] } = paper;
  const known = useLive((library) => library.readTags(), []);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  function add() {
    const tag = field.current?.value.trim();
    if (!field.current || !tag) return;
    field.current.value = '';
    commands.annotate([paper.id], { addTags: [tag] });
  }

  return (
    <section aria-label={message('detail_tags')}>
      <h3 class="detail-heading">{message('detail_tags')}</h3>
      <ul class="chips">
        {tags.map((tag) => (
          <li key={tag} class="chip">
            <span class="chip-name" dir="auto">
              {tag}
            </span>
            <button
              type="button"
              class="chip-remove"
              aria-label={message('detail_tag_remove', [tag])}
              onClick={() => commands.annotate([paper.id], { removeTags: [tag] })}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
        <li class="tag-add">
          <input
            ref={field}
            type="text"
            dir="auto"
            list={id}
            maxLength={TAG_MAX}
            autocomplete="off"
            aria-label={message('detail_tag_add')}
            placeholder={message('detail_tag_add')}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.isComposing) return;
              event.preventDefault();
              add();
            }}
            onBlur={add}
          />
          <datalist id={id}>
            {known.state === 'ready' &&
              known.value.filter((tag) => !tags.includes(tag)).map((tag) => <option key={tag} value={tag} />)}
          </datalist>
        </li>
      </ul>
    </section>
  );
}
