import { Window } from 'happy-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createArrangement } from './arrange-rows';

function page(markup: string): Element[] {
  const { document, Element } = new Window();
  vi.stubGlobal('Element', Element);
  document.body.innerHTML = markup;
  return [...document.querySelectorAll('b')] as unknown as Element[];
}
const text = (anchors: Element[]) => anchors[0]?.ownerDocument.body.textContent?.replace(/\s+/g, ' ').trim();
const markup = (anchors: Element[]) => anchors[0]?.ownerDocument.body.innerHTML;
const backwards = (anchors: Element[]) => (anchor: Element) => -anchors.indexOf(anchor);
const nothing = () => false;

const list = `<h1>List</h1><dl>
  <h3>Monday</h3>
  <dt>[1]</dt> <dd><p><b>one</b></p></dd>
  <dt>[2]</dt> <dd><p><b>two</b></p></dd>
  <h3>Tuesday</h3>
  <dt>[3]</dt> <dd style="color: red;"><p><b>three</b></p></dd>
  <dt>[4]</dt> <dd><p><b>four</b></p></dd>
</dl><p>End</p>`;
const grid =
  '<main><div><div><article><b>one</b></article></div><div><article><b>two</b></article></div></div></main>';

describe('an arrangement', () => {
  let anchors: Element[];
  let before: string | undefined;
  beforeEach(() => {
    anchors = page(list);
    before = markup(anchors);
  });

  it('moves complete rows, and only between their headings', () => {
    createArrangement(anchors).arrange(backwards(anchors), nothing);
    expect(text(anchors)).toBe('List Monday [2] two [1] one Tuesday [4] four [3] three End');
  });

  it('restores the site’s own order exactly', () => {
    const arrangement = createArrangement(anchors);
    arrangement.arrange(backwards(anchors), (anchor) => anchor.textContent === 'three');
    expect(markup(anchors)).not.toBe(before);
    arrangement.arrange(() => 0, nothing);
    arrangement.arrange(backwards(anchors), nothing);
    arrangement.restore();
    expect(markup(anchors)).toBe(before);
  });

  it('puts headings between groups of visible rows, and takes them away', () => {
    const arrangement = createArrangement(anchors);
    const groups = {
      keyOf: ({ textContent }: Element) => (textContent?.includes('o') ? 'with o' : 'others'),
      createHeading([first, ...rest]: Element[]) {
        const heading = first?.ownerDocument.createElement('h2') as HTMLElement;
        heading.textContent = `(${groups.keyOf(first as Element)}: ${rest.length + 1})`;
        return heading;
      },
    };
    const isHidden = ({ textContent }: Element) => textContent === 'four';
    arrangement.arrange(null, nothing, groups);
    arrangement.arrange(backwards(anchors), isHidden, groups);
    expect(text(anchors)).toBe(
      'List Monday (with o: 2)[2] two [1] one Tuesday [4] four (others: 1)[3] three End',
    );
    arrangement.restore();
    expect(markup(anchors)).toBe(before);
  });

  it('hides complete rows, and shows them as before', () => {
    const arrangement = createArrangement(anchors);
    arrangement.arrange(null, (anchor) => anchor.textContent === 'three');
    const hidden = [...(anchors[2]?.ownerDocument.querySelectorAll('dt, dd') ?? [])].filter(
      (element) => (element as HTMLElement).style.display === 'none',
    );
    expect(hidden.map((element) => element.textContent)).toEqual(['[3]', 'three']);
    arrangement.arrange(null, nothing);
    expect(markup(anchors)).toBe(before);
  });

  it('does not restore elements that the page removed', () => {
    const arrangement = createArrangement(anchors);
    anchors[3]?.closest('dd')?.remove();
    arrangement.arrange(backwards(anchors), nothing);
    expect(text(anchors)).toBe('List Monday [2] two [1] one Tuesday [4] [3] three End');
  });

  it('finds the cards of a grid', () => {
    const cards = page(grid);
    createArrangement(cards).arrange(backwards(cards), nothing);
    expect(markup(cards)).toContain(
      '<div><div><article><b>two</b></article></div><div><article><b>one</b></article></div></div>',
    );
  });
});
