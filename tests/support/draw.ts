import './catalogue';
import { configure } from '@testing-library/dom';
import { type ComponentChild, render } from 'preact';
import { afterEach } from 'vitest';

/**
 * Draws components in happy-dom, as tall as a real panel: it lays nothing out, and a list that draws only what is
 * in sight would draw nothing. The top layer (popovers, dialogs) is stood in for by what tests can see of it.
 */
export function draw(element: ComponentChild): HTMLElement {
  const root = document.body.appendChild(document.createElement('div'));
  render(element, root);
  drawn.push(root);
  return root;
}

// What is waited for comes when it comes: on a busy machine, the usual second is too short.
configure({ asyncUtilTimeout: 10_000 });

const drawn: HTMLElement[] = [];

afterEach(() => {
  for (const root of drawn.splice(0)) {
    render(null, root);
    root.remove();
  }
  localStorage.clear();
});

Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 700 },
  clientWidth: { configurable: true, get: () => 340 },
  showPopover: { configurable: true, value: () => undefined },
});
const { showModal } = HTMLDialogElement.prototype;
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  showModal.call(this);
  this.querySelector<HTMLElement>('[autofocus]')?.focus();
};
