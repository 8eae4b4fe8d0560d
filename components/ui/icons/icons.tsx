import type { ComponentChildren } from 'preact';

/**
 * An icon of 16 px in the colour of the surrounding text. Its meaning is given by text beside it or by its button's
 * label.
 */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const OpenIcon = () => (
  <Icon>
    <path d="M9 3h4v4M13 3 7.5 8.5M7 4H3.5v8.5H12V9" />
  </Icon>
);

export const PdfIcon = () => (
  <Icon>
    <path d="M4 2.5h5L12.500 6v7.500H4ZM9 2.500V6h3.500" />
    <path d="M6 9h4.500M6 11.200h3" />
  </Icon>
);

export const MenuIcon = () => (
  <Icon>
    <path d="M2.500 4.500h11M2.500 8h11M2.500 11.500h11" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
);

export const TrayIcon = () => (
  <Icon>
    <path d="M2.5 9.5 4.6 3.4h6.8l2.1 6.1v3.1h-11Z" />
    <path d="M2.5 9.5h3.2c.3 1.2 1.1 1.8 2.3 1.8s2-.6 2.3-1.8h3.2" />
  </Icon>
);

export const SheetsIcon = () => (
  <Icon>
    <path d="M5.5 5.5h8v8h-8Z" />
    <path d="M2.5 10.5v-8h8" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.2 10.2 3.3 3.3" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);

export const SyncIcon = () => (
  <Icon>
    <path d="M3 6.5a5.2 5.2 0 0 1 9.3-1.6L13.5 6M13.5 2.8V6h-3.2" />
    <path d="M13 9.5a5.2 5.2 0 0 1-9.3 1.6L2.5 10M2.5 13.2V10h3.2" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.25" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <rect x="3.75" y="7" width="8.5" height="6" rx="1.25" />
    <path d="M5.5 7V5.4a2.5 2.5 0 0 1 5 0V7" />
  </Icon>
);

export const PinIcon = () => (
  <Icon>
    <path d="M6 2.75h4M6.75 2.75v4L5 9.25h6L9.25 6.75v-4M8 9.25v4" />
  </Icon>
);

export const OrderIcon = () => (
  <Icon>
    <path d="M4.5 3v10M2.5 11l2 2 2-2M8.5 4h5M8.5 8h3.5M8.5 12h2" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M10 3.5 5.5 8l4.5 4.5" />
  </Icon>
);

export const StarIcon = () => (
  <Icon>
    <path d="m8 2.5 1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8-2.8-2.7 3.8-.5Z" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.6 14 13H2Z" />
    <path d="M8 6.5v3M8 11.4h.01" />
  </Icon>
);
