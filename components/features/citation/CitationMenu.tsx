import { citationFormats } from '@/components/data/export-formats';
import { Menu } from '@/components/ui/menu/Menu';
import { keyPart, message } from '@/lib/platform/messages';
import type { Cited, Citing } from './use-citing';

interface CitationMenuProps {
  cited: Cited;
  citing: Citing;
  anchor: DOMRect;
  onClose(): void;
}

/** A menu that copies a citation in the chosen format and remembers the format. */
export function CitationMenu({ cited, citing, anchor, onClose }: CitationMenuProps) {
  return (
    <Menu
      label={message('citation_copy')}
      anchor={anchor}
      onClose={onClose}
      items={citationFormats.map((format) => ({
        label: message(`citation_${keyPart(format)}`),
        isChecked: format === citing.format,
        onSelect: () => citing.copyAs(cited, format),
      }))}
    />
  );
}
