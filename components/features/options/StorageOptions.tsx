import { useEffect, useState } from 'preact/hooks';
import { type StorageReading, useThisBrowser } from '@/components/data/this-browser-context';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import { formatCount, formatMegabytes } from '@/components/i18n/format-numbers-and-dates';
import { type MessageKey, message } from '@/lib/platform/messages';

/** The contents and size of the library, and whether the browser may delete it. */
export function StorageOptions() {
  const browser = useThisBrowser();
  const counts = useLive((library) => library.readCounts(), []);
  const [storage, setStorage] = useState<StorageReading | null>(null);
  const [isRefused, setRefused] = useState(false);
  const stamp = counts.state === 'ready' ? counts.value.changes : 0;
  useEffect(() => {
    browser.readStorage().then(setStorage);
  }, [browser, stamp]);

  async function keep() {
    setRefused(!(await browser.requestPersistence()));
    setStorage(await browser.readStorage());
  }

  if (counts.state === 'failed') return <p role="alert">{errorSentence(counts.error)}</p>;
  if (counts.state === 'loading') return null;
  const { papers, topics, changes, vectors } = counts.value;
  const rows: [MessageKey, string][] = [
    ['storage_papers', formatCount(papers)],
    ['storage_topics', formatCount(topics)],
    ['storage_vectors', formatCount(vectors)],
    ['storage_changes', formatCount(changes)],
  ];
  if (storage) rows.push(['storage_bytes', formatMegabytes(storage.bytes)]);
  return (
    <>
      <dl class="facts">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{message(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {storage && (
        <p role="status">
          {message(storage.isPersisted ? 'storage_kept' : isRefused ? 'storage_refused' : 'storage_not_kept')}
        </p>
      )}
      {storage && !storage.isPersisted && (
        <div class="actions">
          <button type="button" onClick={keep}>
            {message('storage_keep')}
          </button>
        </div>
      )}
    </>
  );
}
