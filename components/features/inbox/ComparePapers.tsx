import { useLive } from '@/components/data/use-live';
import { topicPathText } from '@/components/features/tree/TopicPath';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { formatAuthors } from '@/components/i18n/format-authors';
import { formatDate } from '@/components/i18n/format-numbers-and-dates';
import { webAddress } from '@/components/ui/links/web-address';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

interface TwoPapersProps {
  papers: PaperId[];
  /** The tab index of the links. */
  tabIndex: number;
}

/** Two papers below each other, with the data in which they differ: authors, date, venue, names, place. */
export function ComparePapers({ papers, tabIndex }: TwoPapersProps) {
  const tree = useTopicNodes();
  const reading = useLive((library) => library.readPaperRows(papers), [papers.join(' ')]);
  if (reading.state !== 'ready') return null;
  return (
    <ul class="two-papers">
      {reading.value.map(({ paper, placement: { topicId } }) => (
        <li key={paper.id} dir="auto">
          <span>
            <PaperName paper={paper} tabIndex={tabIndex} />
          </span>
          {[
            formatAuthors(creatorsOf(paper)),
            paper.published && formatDate(paper.published),
            paper.venue,
            topicId === UNSORTED ? message('panel_unsorted') : topicPathText(tree, topicId),
          ]
            .filter(Boolean)
            .map((fact) => (
              <span key={fact}> · {fact}</span>
            ))}
        </li>
      ))}
    </ul>
  );
}

function PaperName({ paper, tabIndex }: { paper: Paper; tabIndex: number }) {
  const { id, links, pageUrl } = paper;
  const address = webAddress(links.abs ?? pageUrl);
  if (!address) return <>{id}</>;
  return (
    <a href={address} tabIndex={tabIndex} target="_blank" rel="noopener noreferrer">
      {id}
    </a>
  );
}
