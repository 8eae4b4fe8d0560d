import './catalogue';
import { configure } from '@testing-library/dom';
import { type ComponentChild, render } from 'preact';
import { onTestFinished } from 'vitest';

/**
 * Renders components in happy-dom with the height of a real panel: happy-dom has no layout, and a list that renders
 * only visible rows would render none. Popovers and dialogs, which it lacks, are replaced as far as tests can see them.
 */
export function mount(element: ComponentChild): HTMLElement {
  const root = document.body.appendChild(document.createElement('div'));
  render(element, root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
    localStorage.clear();
  });
  return root;
}

// On a busy machine the default of one second is too short.
configure({ asyncUtilTimeout: 10_000 });

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
