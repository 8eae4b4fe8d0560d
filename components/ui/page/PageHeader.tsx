import type { ComponentChildren, Ref } from 'preact';
import { IconButton } from '@/components/ui/icons/IconButton';
import { BackIcon } from '@/components/ui/icons/icons';
import './page-header.css';

interface PageHeaderProps {
  title: string;
  /** Where the button leads, as its label. */
  back: string;
  onBack(): void;
  backRef?: Ref<HTMLButtonElement>;
  /** The title can be focused by a script, so that a screen reader begins there. */
  titleRef?: Ref<HTMLHeadingElement>;
  children?: ComponentChildren;
}

/** The header of a page of the panel: a button back, the title, and further controls. */
export function PageHeader({ title, back, onBack, backRef, titleRef, children }: PageHeaderProps) {
  return (
    <header class="page-header">
      <IconButton label={back} {...(backRef && { innerRef: backRef })} onClick={onBack}>
        <BackIcon />
      </IconButton>
      <h2 {...(titleRef && { ref: titleRef })} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </header>
  );
}
