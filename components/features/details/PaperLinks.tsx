import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { webAddress } from '@/components/ui/links/web-address';
import type { Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

const links = ['abs', 'pdf', 'html', 'code', 'project'] as const;

/** Links to the paper, and buttons that copy citations. */
export function PaperLinks({ paper }: { paper: Paper }) {
  const commands = usePaperCommands();
  const { abs = paper.pageUrl, ...others } = paper.links;
  const addresses = { abs, ...others };

  return (
    <p class="detail-links">
      {links.map((name) => {
        const address = webAddress(addresses[name]);
        return (
          address && (
            <a key={name} href={address} target="_blank" rel="noopener noreferrer">
              {message(`detail_link_${name}`)}
            </a>
          )
        );
      })}
      <button
        type="button"
        class="text-button"
        aria-keyshortcuts="C"
        onClick={() => commands.cite([paper.id])}
      >
        {message('citation_copy')}
      </button>
      <button
        type="button"
        class="text-button"
        aria-haspopup="menu"
        aria-keyshortcuts="Shift+C"
        onClick={(event) => commands.askCitation([paper.id], event.currentTarget.getBoundingClientRect())}
      >
        {message('citation_copy_as')}
      </button>
    </p>
  );
}
