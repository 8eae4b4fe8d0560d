import { isShown } from '@/components/page/clicks/is-control-visible';
import type { MarkElements } from '@/components/page/lazy-parts/lazy-parts';
import type { PagePaper } from '@/components/page/paper/paper-state-and-actions';
import { HOST } from '@/components/page/placement/mark-host';
import { pillChoices } from './pill-choices';

/**
 * Handles a key on the focused mark: `s` saves, 1 to 3 and `n` choose a topic, arrows move through the pill. As with
 * clicks, keys work only if the mark is visible.
 */
export function pressMarkKey(
  { key, isTrusted }: KeyboardEvent,
  paper: PagePaper,
  { root, button }: MarkElements,
): void {
  const host = root.getRootNode();
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  const act = step ? null : actOf(key.toLowerCase());
  if (step) walk(step);
  else if (!act) return;
  else if (isMeant()) act();
  else paper.refuseClick();

  function actOf(typed: string): (() => void) | null {
    const { mark, suggestion } = paper.view;
    if (mark.state !== 'unsaved') return null;
    if (typed === 's') return () => paper.save();
    const choices = suggestion ? pillChoices(suggestion.choices) : [];
    const choice = choices.find((each) => each.key === typed);
    return choice ? () => paper.file(choice.destination) : null;
  }

  function isMeant(): boolean {
    return (
      isTrusted &&
      host instanceof ShadowRoot &&
      host.host.localName === HOST &&
      isShown(button, host.host, null)
    );
  }

  function walk(step: number) {
    const all = [...root.querySelectorAll<HTMLElement>('button')];
    const at = host instanceof ShadowRoot ? all.indexOf(host.activeElement as HTMLElement) : -1;
    all[Math.max(0, Math.min(at + step, all.length - 1))]?.focus({ preventScroll: true });
  }
}
