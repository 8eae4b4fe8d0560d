import { useLayoutEffect, useRef } from 'preact/hooks';
import { CheckIcon } from '@/components/ui/icons/icons';
import { foldText } from '@/lib/domain/text/fold-text';
import type { TopicColour } from '@/lib/domain/topics/topic';
import './menu.css';

export interface MenuItem {
  label: string;
  /** The shortcut for the same action, as displayed. */
  keys?: string;
  /** Whether it removes something. */
  isDangerous?: boolean;
  /** Whether a separator is shown above it. */
  startsGroup?: boolean;
  /** Whether it is the selected one of several options; absent for other items. */
  isChecked?: boolean;
  /** A colour shown before the label. */
  colour?: TopicColour | null;
  /** Whether it opens another menu. */
  staysOpen?: boolean;
  onSelect(): void;
}

interface MenuProps {
  label: string;
  /** Text above the items, if they cannot be understood alone. */
  heading?: string;
  items: MenuItem[];
  /** The menu opens below this rectangle (or above, if there is no space); in CSS pixels of the window. */
  anchor: DOMRect;
  onClose(): void;
}

/** Distance from the edges of the window, in CSS pixels. */
const MARGIN = 4;

/** A menu that follows the WAI-ARIA pattern, in the browser's top layer. It closes itself and returns the focus. */
export function Menu({ label, heading, items, anchor, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const popover = menu.current;
    if (!popover) return;
    const before = document.activeElement;
    popover.showPopover();
    const { width, height } = popover.getBoundingClientRect();
    const below = anchor.bottom + height + MARGIN <= innerHeight;
    popover.style.top = `${Math.max(MARGIN, below ? anchor.bottom : anchor.top - height)}px`;
    popover.style.left = `${Math.max(MARGIN, Math.min(anchor.left, innerWidth - width - MARGIN))}px`;
    const all = itemsOf(popover);
    (all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
    return () => {
      // The chosen item may have moved the focus on, to a field or a dialog.
      const isLost = popover.contains(document.activeElement) || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus();
    };
  }, [anchor]);

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const all = menu.current ? itemsOf(menu.current) : [];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = {
      ArrowDown: all[at + 1] ?? all[0],
      ArrowUp: all.at(at - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const letter = foldText(event.key);
      const circle = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      circle.find((item) => foldText(item.textContent ?? '').startsWith(letter))?.focus();
    }
  }

  return (
    <div
      class="menu"
      role="menu"
      aria-label={label}
      popover="auto"
      ref={menu}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {heading && (
        <p class="menu-heading" role="none">
          {heading}
        </p>
      )}
      {items.map(({ label, keys, isDangerous, startsGroup, isChecked, colour, staysOpen, onSelect }) => (
        <button
          key={label}
          type="button"
          {...(isChecked === undefined
            ? { role: 'menuitem' }
            : { role: 'menuitemradio', 'aria-checked': isChecked })}
          data-group={startsGroup}
          tabIndex={-1}
          class="menu-item"
          data-danger={isDangerous}
          onClick={() => {
            if (!staysOpen) onClose();
            onSelect();
          }}
        >
          {colour !== undefined && <span class="menu-colour" data-colour={colour} />}
          <span class="menu-label">{label}</span>
          {isChecked && <CheckIcon />}
          {keys && (
            <span class="menu-keys" aria-hidden="true">
              {keys}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}
