import { guardClicks } from '@/components/page/clicks/refuse-unseen-clicks';
import { colourScheme } from './colour-scheme';
import style from './mark.css?inline';

/** The tag name of our elements in a page. It is not a defined custom element, so the element is as plain as a span. */
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

/** An element of ours in a page. */
export interface MarkHost {
  element: HTMLElement;
  /** The root of our own content. */
  root: HTMLElement;
  /** Called when a click was refused, because the person may not have seen the control. */
  onRefused: () => void;
}

/**
 * Creates a shadow root that the page can neither style nor read, because it shows the person's own topics. It takes no
 * space in the page, and its events do not trigger the page's shortcuts.
 * @param own rules besides those that all marks need
 */
export function createHost(document: Document, own = ''): MarkHost {
  const element = document.createElement(HOST);
  const shadow = element.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = style + own;
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(sheet, root);
  for (const type of kept) element.addEventListener(type, (event) => event.stopPropagation());
  const host: MarkHost = { element, root, onRefused: () => undefined };
  guardClicks(element, root, () => host.onRefused());
  return host;
}

/** Adopts the colour scheme of the surrounding page. */
export function adoptScheme({ root }: MarkHost, around: Element): void {
  root.dataset.scheme = colourScheme(around);
}
