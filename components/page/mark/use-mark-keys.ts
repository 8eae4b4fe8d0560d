import type { RefObject } from 'preact';
import { isShown } from '@/components/page/clicks/is-control-visible';
import type { PagePaper, PaperView } from '@/components/page/paper/page-paper';
import { HOST } from '@/components/page/placement/mark-host';
import { isPlainKey, pillChoices } from './pill-keys';

interface MarkKeys {
  paper: PagePaper;
  view: PaperView;
  /** The mark with its pill. */
  root: RefObject<HTMLElement | null>;
  button: RefObject<HTMLButtonElement | null>;
}

/**
 * Keys of the mark that has the focus: `s` saves, 1 to 3 and `n` choose a topic, arrows walk through the pill. They act
 * only where the mark is shown, as a click does.
 */
export function useMarkKeys({ paper, view, root, button }: MarkKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isPlainKey(event) || event.shiftKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const act = step ? null : actOf(event.key.toLowerCase());
    if (step) walk(step);
    else if (!act) return;
    else if (isMeant(event)) act();
    else paper.refuseClick();
    event.preventDefault();
  };

  function actOf(key: string): (() => void) | null {
    if (view.mark.state !== 'unsaved') return null;
    if (key === 's') return () => paper.save();
    const choices = view.suggestion ? pillChoices(view.suggestion.choices) : [];
    const choice = choices.find((each) => each.key === key);
    return choice ? () => paper.file(choice.destination) : null;
  }

  function isMeant({ isTrusted }: KeyboardEvent): boolean {
    const host = root.current?.getRootNode();
    return (
      isTrusted &&
      button.current !== null &&
      host instanceof ShadowRoot &&
      host.host.localName === HOST &&
      isShown(button.current, host.host, null)
    );
  }

  function walk(step: number) {
    const all = [...(root.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const tree = root.current?.getRootNode();
    const at = tree instanceof ShadowRoot ? all.indexOf(tree.activeElement as HTMLElement) : -1;
    all[Math.max(0, Math.min(at + step, all.length - 1))]?.focus({ preventScroll: true });
  }
}
