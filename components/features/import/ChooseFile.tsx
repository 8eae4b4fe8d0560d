import { useState } from 'preact/hooks';
import { message } from '@/lib/platform/messages';

/** A field for dropping or choosing files. */
export function ChooseFile({ onChoose }: { onChoose(files: File[]): void }) {
  const [isOver, setOver] = useState(false);

  function take(files: FileList | null | undefined) {
    if (files && files.length > 0) onChoose([...files]);
  }

  return (
    <label
      class="import-field"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <span class="import-field-title">{message('import_choose')}</span>
      <span class="soft">{message('import_formats')}</span>
      <input
        type="file"
        multiple
        aria-label={message('import_choose')}
        accept=".bib,.bibtex,.ris,.json,.rdf,.xml,.nbib,.enw,.csv,.tsv,.md,.markdown,.html,.htm,.txt,.gz,text/*,application/json"
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
