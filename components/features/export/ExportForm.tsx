import { useState } from 'preact/hooks';
import {
  type FormatName,
  folderFormats,
  formatNames,
  type KeyStyle,
  keyStyles,
} from '@/components/data/export-formats';
import { type ExportRequest, useLibraryQueries } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { topicPathText } from '@/components/features/tree/TopicPath';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { errorSentence } from '@/components/i18n/format-error';
import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { TopicId } from '@/lib/domain/ids';
import { keyPart, message } from '@/lib/platform/messages';
import { saveAs } from './save-as';
import './export.css';

/** A form that saves the library or a branch as a file. `branch` is selected at first; `null` for the whole library. */
export function ExportForm({ branch: first }: { branch: TopicId | null }) {
  const tree = useTopicNodes();
  const client = usePanelClient();
  const library = useLibraryQueries();
  const [format, setFormat] = useState<FormatName>('bibtex');
  const [branch, setBranch] = useState<string>(first ?? '');
  const [keys, setKeys] = useState<KeyStyle>('scholar');
  const [isBusy, setBusy] = useState(false);
  const [status, setStatus] = useState('');

  async function save() {
    setBusy(true);
    setStatus(message('export_busy'));
    const request = { format, branch: (branch || null) as TopicId | null, keys };
    const problem = await write(request);
    setBusy(false);
    setStatus(problem === null ? message('export_done') : errorSentence(problem));
  }

  async function write(request: ExportRequest): Promise<ErrorCode | null> {
    const { branch, keys } = request;
    const drawn = await client.addCitationKeys({ branch, keys });
    if (!drawn.ok) return drawn.error;
    try {
      const { name, file } = await library.writeExportFile(request);
      saveAs(name, file);
      return null;
    } catch (error) {
      return error instanceof ExpectedError ? error.code : 'unexpected';
    }
  }

  return (
    <form
      class="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field">
        <span>{message('export_format')}</span>
        <select
          class="select"
          value={format}
          onChange={(event) => setFormat(event.currentTarget.value as FormatName)}
        >
          {formatNames.map((name) => (
            <option key={name} value={name}>
              {message(`export_format_${keyPart(name)}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{message('export_what')}</span>
        <select class="select" value={branch} onChange={(event) => setBranch(event.currentTarget.value)}>
          <option value="">{message('export_all')}</option>
          {[...tree.byId.keys()].map((topicId) => (
            <option key={topicId} value={topicId}>
              {topicPathText(tree, topicId)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{message('export_keys')}</span>
        <select
          class="select"
          value={keys}
          onChange={(event) => setKeys(event.currentTarget.value as KeyStyle)}
        >
          {keyStyles.map((style) => (
            <option key={style} value={style}>
              {message(`export_keys_${keyPart(style)}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="soft">
        {message(folderFormats.includes(format) ? 'export_note_folder' : 'export_note_keys')}
      </p>
      <div class="button-row">
        <button type="submit" class="button button-primary" disabled={isBusy}>
          {message('export_save')}
        </button>
        <span class="soft" role="status">
          {status}
        </span>
      </div>
    </form>
  );
}
