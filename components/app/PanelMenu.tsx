import { useState } from 'preact/hooks';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { IconButton } from '@/components/ui/icons/IconButton';
import { MenuIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import { message } from '@/lib/platform/messages';
import type { Page } from './screen';

interface PanelMenuProps {
  onPage(page: Page): void;
}

/** The menu of rarely used pages and actions. */
export function PanelMenu({ onPage }: PanelMenuProps) {
  const browser = useThisBrowser();
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  return (
    <>
      <IconButton
        label={message('panel_menu')}
        class="panel-menu-button"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <MenuIcon />
      </IconButton>
      {anchor && (
        <Menu
          label={message('panel_menu')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={[
            { label: message('panel_menu_map'), onSelect: () => onPage('map') },
            { label: message('panel_menu_history'), onSelect: () => onPage('history') },
            { label: message('exports_title'), startsGroup: true, onSelect: () => onPage('exports') },
            { label: message('panel_menu_import'), onSelect: () => void browser.openOptions('import') },
            {
              label: message('open_in_tab'),
              startsGroup: true,
              onSelect: () => void browser.openInTab(),
            },
            { label: message('panel_menu_settings'), onSelect: () => void browser.openOptions() },
          ]}
        />
      )}
    </>
  );
}
