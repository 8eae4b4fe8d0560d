import { pluralMessage } from '@/components/i18n/plural-message';
import { ChevronIcon } from '@/components/ui/icons/icons';
import type { PaperId } from '@/lib/domain/ids';

/** A topic that does not exist yet, with its subtopics. */
export interface Branch {
  /** Index in the list of planned topics. */
  index: number;
  name: string;
  papers: PaperId[];
  children: Branch[];
}

interface PlannedBranchProps {
  branch: Branch;
  titles: ReadonlyMap<PaperId, string>;
}

/** Titles shown while the branch is collapsed: enough to see its subject. */
const FIRST_TITLES = 2;

export function PlannedBranch({ branch, titles }: PlannedBranchProps) {
  const shown = branch.papers.flatMap((id) => titles.get(id) ?? []);
  const [first, rest] = [shown.slice(0, FIRST_TITLES), shown.slice(FIRST_TITLES)];
  return (
    <li class="planned-branch">
      <div class="planned-name">
        <bdi>{branch.name}</bdi>
        <span class="branch-count">{papersOf(branch)}</span>
      </div>
      <PaperTitles titles={first} />
      {rest.length > 0 && (
        <details>
          <summary>
            <ChevronIcon />
            {pluralMessage('offer_more', rest.length)}
          </summary>
          <PaperTitles titles={rest} />
        </details>
      )}
      {branch.children.length > 0 && (
        <ul class="planned-branches">
          {branch.children.map((child) => (
            <PlannedBranch key={child.index} branch={child} titles={titles} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PaperTitles({ titles }: { titles: string[] }) {
  if (titles.length === 0) return null;
  return (
    <ul class="planned-papers">
      {titles.map((title) => (
        <li key={title} dir="auto">
          {title}
        </li>
      ))}
    </ul>
  );
}

function papersOf({ papers, children }: Branch): number {
  return children.reduce((sum, child) => sum + papersOf(child), papers.length);
}
