import type { ComponentChildren, JSX, Ref } from 'preact';

interface IconButtonProps extends Omit<JSX.IntrinsicElements['button'], 'label' | 'ref'> {
  /** The action in words: the accessible name and the tooltip. */
  label: string;
  children: ComponentChildren;
  innerRef?: Ref<HTMLButtonElement>;
}

/** A button that shows only an icon. */
export function IconButton({ label, children, innerRef, class: own, ...others }: IconButtonProps) {
  return (
    <button
      {...(innerRef && { ref: innerRef })}
      type="button"
      class={own ? `icon-button ${own}` : 'icon-button'}
      aria-label={label}
      title={label}
      {...others}
    >
      {children}
    </button>
  );
}
