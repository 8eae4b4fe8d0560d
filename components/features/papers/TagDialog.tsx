import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useLive } from '@/components/data/use-live';
import { pluralMessage } from '@/components/i18n/plural-message';
import { TAG_MAX } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

interface TagDialogProps {
  papers: number;
  onTag(tag: string): void;
  onClose(): void;
}

/** A dialog that asks for a tag and suggests existing ones. */
export function TagDialog({ papers, onTag, onClose }: TagDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const known = useLive((library) => library.readTags(), []);
  const id = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="tag-dialog" ref={dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        method="dialog"
        onKeyDown={(event) => event.stopPropagation()}
        onSubmit={(event) => {
          const tag = new FormData(event.currentTarget).get('tag');
          if (typeof tag === 'string' && tag.trim()) onTag(tag);
        }}
      >
        <h2 id={`${id}-title`}>{pluralMessage('tag_title', papers)}</h2>
        <input
          class="text-field"
          name="tag"
          type="text"
          dir="auto"
          list={`${id}-tags`}
          maxLength={TAG_MAX}
          autocomplete="off"
          aria-label={message('detail_tag_add')}
          autoFocus
        />
        <datalist id={`${id}-tags`}>
          {known.state === 'ready' && known.value.map((tag) => <option key={tag} value={tag} />)}
        </datalist>
        <div class="button-row">
          <button type="submit" class="button button-primary">
            {message('detail_tag_add')}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {message('tag_cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
