import { render } from 'preact';
import { formatCount } from '@/components/i18n/format-numbers-and-dates';
import { formatPath } from '@/components/page/mark/format-mark';
import { adoptScheme, createHost } from '@/components/page/placement/mark-host';
import { message } from '@/lib/platform/messages';
import style from './group-heading.css?inline';
import type { ListTopic } from './order-and-filter';

/**
 * Creates the heading of a group of rows; an empty path is the group of papers that fit no topic.
 * @param around an element of the page, whose colour scheme it adopts
 */
export function createGroupHeading(around: Element, { path, colour, papers }: ListTopic): HTMLElement {
  const host = createHost(around.ownerDocument);
  const sheet = document.createElement('style');
  sheet.textContent = style;
  host.root.before(sheet);
  adoptScheme(host, around);
  const name = path.length > 0 ? formatPath(path) : message('bar_other_papers');
  render(
    <h3>
      {colour && <span class="dot" data-colour={colour} aria-hidden="true" />}
      <bdi>{name}</bdi> <span class="count">{formatCount(papers)}</span>
    </h3>,
    host.root,
  );
  return host.element;
}
