import { useState } from 'preact/hooks';
import { type CitationFormat, citationFormats, citationOf } from '@/components/data/export-formats';
import { webAddress } from '@/components/ui/links/web-address';
import { Menu } from '@/components/ui/menu/Menu';
import type { Paper } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

const links = ['abs', 'pdf', 'html', 'code', 'project'] as const;

/** Where the paper lies, and how it is cited. */
export function PaperLinks({ paper }: { paper: Paper }) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const [copied, setCopied] = useState('');
  const { abs = paper.pageUrl, ...others } = paper.links;
  const addresses = { abs, ...others };

  async function copy(format: CitationFormat) {
    try {
      await navigator.clipboard.writeText(citationOf(paper, format));
      setCopied(message('citation_copied', [message(`citation_${format.replaceAll('-', '_')}`)]));
    } catch {
      // The browser may refuse the clipboard: said, since nothing was copied.
      setCopied(message('citation_refused'));
    }
  }

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
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        {message('citation_copy')}
      </button>
      <span role="status">{copied}</span>
      {anchor && (
        <Menu
          label={message('citation_copy')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={citationFormats.map((format) => ({
            label: message(`citation_${format.replaceAll('-', '_')}`),
            onSelect: () => void copy(format),
          }))}
        />
      )}
    </p>
  );
}
