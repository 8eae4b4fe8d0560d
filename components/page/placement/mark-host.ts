import { guardClicks } from '@/components/page/clicks/refuse-unseen-clicks';
import { colourScheme } from './colour-scheme';
import style from './mark.css?inline';

/** Name of our elements in a page; no such element is defined, so that it is as plain as a span. */
export const HOST = 'papertree-mark';

const kept = [
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
  'keypress',
  'input',
];

/** A place of our own in a page. */
export interface MarkHost {
  element: HTMLElement;
  /** Where our own drawing goes. */
  root: HTMLElement;
  /** Called where a click was refused, since the person may not have seen what they clicked. */
  onRefused: () => void;
}

/**
 * A shadow root that the page can neither style nor read: what is shown in it, the person's own topics, is none
 * of the page's business. It takes no room, and what happens in it does not set off the page's shortcuts.
 */
export function createHost(document: Document): MarkHost {
  const element = document.createElement(HOST);
  const shadow = element.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = style;
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(sheet, root);
  for (const type of kept) element.addEventListener(type, (event) => event.stopPropagation());
  const host: MarkHost = { element, root, onRefused: () => undefined };
  guardClicks(element, root, () => host.onRefused());
  return host;
}

/** Takes over the scheme of what stands around. */
export function adoptScheme({ root }: MarkHost, around: Element): void {
  root.dataset.scheme = colourScheme(around);
}
