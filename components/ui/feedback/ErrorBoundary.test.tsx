// @vitest-environment happy-dom
import { waitFor } from '@testing-library/dom';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Markdown } from '@/components/ui/markdown/Markdown';
import { mount } from '@/tests/support/mount';
import { ErrorBoundary } from './ErrorBoundary';

beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

function Fragile({ text }: { text: string }) {
  if (text === 'bad') throw new TypeError('defect');
  return <p>{text}</p>;
}

const list = (texts: string[]) => (
  <div>
    {texts.map((text, index) => (
      <ErrorBoundary key={index} subject={text} fallback={<p>not shown</p>}>
        <Fragile text={text} />
      </ErrorBoundary>
    ))}
  </div>
);

it('a failing component is replaced alone, and is rendered again with a new subject', async () => {
  const root = mount(list(['one', 'bad', 'three']));
  const shown = () => [...root.querySelectorAll('p')].map(({ textContent }) => textContent);
  await waitFor(() => expect(shown()).toEqual(['one', 'not shown', 'three']));
  expect(console.error).toHaveBeenCalledOnce();
  render(list(['one', 'two', 'three']), root);
  await waitFor(() => expect(shown()).toEqual(['one', 'two', 'three']));
});

it('notes that nest too deeply are shown as plain text', async () => {
  const text = '>'.repeat(5_000);
  const root = mount(
    <ErrorBoundary subject={text} fallback={<pre>{text}</pre>}>
      <Markdown text={text} />
    </ErrorBoundary>,
  );
  await waitFor(() => expect(root.querySelector('pre')?.textContent).toBe(text));
});
