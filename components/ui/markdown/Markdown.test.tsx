// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mount } from '@/tests/support/mount';
import { Markdown } from './Markdown';

it('renders the Markdown that people write in notes', () => {
  const root = mount(
    <Markdown
      text={
        '# Idea\n\nIt **works**, *mostly* & `fast`.\n\n1. one\n2. two\n\n- [x] read\n\n> said\n\n| a |\n|---|\n| b |'
      }
    />,
  );
  expect(root.querySelector('h4')?.textContent).toBe('Idea');
  expect(root.querySelector('p strong')?.textContent).toBe('works');
  expect(root.querySelector('p')?.parentElement?.textContent).toContain('mostly & fast');
  expect(root.querySelectorAll('ol > li')).toHaveLength(2);
  expect(root.querySelector<HTMLInputElement>('li input')?.checked).toBe(true);
  expect(root.querySelector('blockquote, td')).not.toBeNull();
});

it('shows HTML as text, follows only links to the web, and fetches no picture', () => {
  const root = mount(
    <Markdown
      text={
        '<img src=x onerror="alert(1)">\n\nwith <b onclick=alert(1)>inline</b>\n\n[bad](javascript:alert(1)) [good](https://example.org/) ![seen](https://example.org/x.png)'
      }
    />,
  );
  expect(root.querySelector('img, b, script, [onclick], [onerror]')).toBeNull();
  expect(root.textContent).toContain('<img src=x onerror="alert(1)">');
  expect([...root.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://example.org/']);
});
