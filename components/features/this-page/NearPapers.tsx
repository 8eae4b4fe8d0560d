import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { TitleButton } from '@/components/ui/links/TitleButton';
import type { PaperId } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import type { Result } from '@/lib/domain/result';
import { message } from '@/lib/platform/messages';

/** Enough papers to show what the library has on the subject, without pushing the tree out of sight. */
const SHOWN = 3;

interface NearPapersProps {
  captured: CapturedPaper;
  /** The paper's id, if it is saved. */
  saved: PaperId | null;
}

/** The papers of the library that are most similar to the page's paper; renders nothing if there are none. */
export function NearPapers({ captured, saved }: NearPapersProps) {
  const client = usePanelClient();
  const commands = usePaperCommands();
  const [ids, setIds] = useState<PaperId[]>([]);
  useEffect(() => {
    let isCurrent = true;
    async function similar(paperId: PaperId): Promise<Result<PaperId[]>> {
      const answer = await client.similarPapers({ paperId });
      return answer.ok ? { ok: true, value: answer.value.map((paper) => paper.paperId) } : answer;
    }
    async function ask() {
      const near = saved ? await similar(saved) : await client.nearestPapers({ paper: captured });
      // Without an answer there is nothing to show, and the marks in the page give the reason.
      if (isCurrent && near.ok) setIds(near.value.slice(0, SHOWN));
    }
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [client, saved]);
  const titles = useLive((library) => library.readPaperTitles(ids), [ids]);
  if (titles.state !== 'ready' || titles.value.size === 0) return null;
  return (
    <div class="shown-near">
      <h3>{message('detail_similar')}</h3>
      <ul>
        {[...titles.value].map(([id, title]) => (
          <li key={id}>
            <TitleButton onClick={() => commands.open(id)}>
              <FormulaText text={title} />
            </TitleButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
