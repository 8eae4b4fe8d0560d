import { useEffect, useState } from 'preact/hooks';
import { usePanelClient } from '@/components/data/panel-client-context';
import { useLive } from '@/components/data/use-live';
import { errorSentence } from '@/components/i18n/format-error';
import { FormulaText } from '@/components/ui/formula/FormulaText';
import { TitleButton } from '@/components/ui/links/TitleButton';
import type { PaperId } from '@/lib/domain/ids';
import type { SimilarPaper } from '@/lib/domain/papers/paper';
import type { Result } from '@/lib/domain/result';
import { message } from '@/lib/platform/messages';

interface SimilarPapersProps {
  paperId: PaperId;
  onOpen(paperId: PaperId): void;
}

/** The most similar papers of the library. */
export function SimilarPapers({ paperId, onOpen }: SimilarPapersProps) {
  const client = usePanelClient();
  const [answer, setAnswer] = useState<Result<SimilarPaper[]> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    client.similarPapers({ paperId }).then((similar) => isCurrent && setAnswer(similar));
    return () => {
      isCurrent = false;
    };
  }, [client, paperId]);
  const ids = answer?.ok ? answer.value.map((similar) => similar.paperId) : [];
  const titles = useLive((library) => library.readPaperTitles(ids), [answer]);
  const shown = ids.flatMap((id) => {
    const title = titles.state === 'ready' ? titles.value.get(id) : undefined;
    return title === undefined ? [] : [{ id, title }];
  });
  return (
    <section aria-label={message('detail_similar')} aria-busy={answer === null}>
      <h3 class="detail-heading">{message('detail_similar')}</h3>
      {answer?.ok === false && <p class="detail-none">{errorSentence(answer.error)}</p>}
      {answer?.ok && ids.length === 0 && <p class="detail-none">{message('detail_similar_none')}</p>}
      <ul class="similar-papers">
        {shown.map(({ id, title }) => (
          <li key={id}>
            <TitleButton onClick={() => onOpen(id)}>
              <FormulaText text={title} />
            </TitleButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
