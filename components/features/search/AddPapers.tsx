import { useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { useActs } from '@/components/features/acts/acts-context';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { pluralMessage } from '@/components/i18n/plural-message';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { PastedPapers } from '@/lib/domain/papers/pasted-papers';
import { message } from '@/lib/platform/messages';

interface AddPapersProps {
  query: string;
  pasted: PastedPapers;
  onChoose(place: Place): void;
}

/** Papers that the query names and that are not in the library, with a button to add them. */
export function AddPapers({ query, pasted: { fresh, known }, onChoose }: AddPapersProps) {
  const client = usePanelClient();
  const browser = useThisBrowser();
  const commands = usePaperCommands();
  const acts = useActs();
  const [isBusy, setBusy] = useState(false);

  async function add() {
    setBusy(true);
    // Records of DOIs come from Crossref and are requested here; arXiv papers are completed automatically.
    const ofCrossref = fresh.filter(({ id }) => id.startsWith('doi:'));
    const mayAsk = ofCrossref.length > 0 && (await browser.askForCatalogues());
    const added = await acts.perform(
      client.addPapers({ text: query }),
      pluralMessage('act_added', fresh.length),
    );
    if (!added) return setBusy(false);
    onChoose(UNSORTED);
    const [only] = fresh;
    if (only && fresh.length === 1) commands.open(only.id);
    if (!mayAsk) return;
    // One request at a time, as Crossref asks of anonymous clients.
    for (const { id } of ofCrossref) await client.refreshPaper({ paperId: id });
  }

  return (
    <section class="add-papers" aria-label={message('add_title')}>
      <ul>
        {fresh.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      {known.length > 0 && <p>{pluralMessage('add_known', known.length)}</p>}
      <button type="button" class="button button-primary" disabled={isBusy} onClick={() => void add()}>
        {pluralMessage('add_papers', fresh.length)}
      </button>
    </section>
  );
}
